// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/print/annotation_page.h"

#include "plugin/layer/layer_text.h"
#include "plugin/output/result_layers.h"

#include <QLocale>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutitempage.h>
#include <qgslayoutitemscalebar.h>
#include <qgslayoutmanager.h>
#include <qgslayoutpagecollection.h>
#include <qgsmapsettings.h>
#include <qgsprintlayout.h>
#include <qgsproject.h>

namespace xemap::print {

namespace {

// Of a page. Units: millimetres.
constexpr double margin = 10.0;
constexpr double titleHeight = 10.0;
constexpr double footerHeight = 6.0;

constexpr QLatin1String runProperty("xemap/run");

void addText(QgsPrintLayout &layout, const QString &id, const QString &text, double points, const QRectF &place) {
  auto *label = new QgsLayoutItemLabel(&layout);
  label->setId(id);
  label->setText(text);
  QgsTextFormat format = label->textFormat();
  format.setSize(points);
  format.setSizeUnit(Qgis::RenderUnit::Points);
  label->setTextFormat(format);
  label->setVAlign(Qt::AlignVCenter);
  label->attemptSetSceneRect(place);
  layout.addLayoutItem(label);
}

QgsLayoutItemMap *addMap(QgsPrintLayout &layout, const QgsMapSettings &shown, const QRectF &place) {
  auto *map = new QgsLayoutItemMap(&layout);
  map->setId(QStringLiteral("map"));
  map->attemptSetSceneRect(place);
  map->setFrameEnabled(true);
  map->setMapRotation(shown.rotation());
  map->zoomToExtent(shown.visibleExtent());
  layout.addLayoutItem(map);
  return map;
}

void addScaleBar(QgsPrintLayout &layout, QgsLayoutItemMap *map, const QRectF &frame) {
  auto *bar = new QgsLayoutItemScaleBar(&layout);
  bar->setId(QStringLiteral("scale"));
  layout.addLayoutItem(bar);
  bar->setStyle(QStringLiteral("Single Box"));
  bar->setLinkedMap(map);
  bar->applyDefaultSize();
  bar->setBackgroundEnabled(true);
  bar->setReferencePoint(QgsLayoutItem::LowerRight);
  bar->attemptMove(QgsLayoutPoint(frame.right() - 3.0, frame.bottom() - 3.0));
}

} // namespace

QString originLine(const QgsMapLayer &annotations) {
  const auto said = [&](const char *key) {
    return annotations.customProperty(QLatin1String("xemap/") + QLatin1String(key)).toString();
  };
  QStringList parts{said("expression").isEmpty() ? annotations.name() : said("expression")};
  if (!said("model").isEmpty())
    parts << layer::LayerText::tr("XeMap %1 with model %2").arg(said("version"), said("model"));
  if (!said("threshold").isEmpty())
    parts << layer::LayerText::tr("probability of at least %1")
                 .arg(QLocale().toString(said("threshold").toDouble(), 'f', 2));
  return parts.join(QStringLiteral("; "));
}

QgsPrintLayout *layoutFor(QgsProject &project, const QgsMapLayer &annotations, const QgsMapSettings &map) {
  QgsLayoutManager &layouts = *project.layoutManager();
  for (QgsPrintLayout *made : layouts.printLayouts())
    if (made->customProperty(runProperty).toString() == output::originOf(annotations))
      return made;
  auto layout = std::make_unique<QgsPrintLayout>(&project);
  layout->initializeDefaults();
  layout->setCustomProperty(runProperty, output::originOf(annotations));
  const QString name = annotations.name();
  QString title = name;
  for (int count = 2; layouts.layoutByName(title) != nullptr; ++count)
    title = QStringLiteral("%1 (%2)").arg(name).arg(count);
  layout->setName(title);
  QgsLayoutItemPage *page = layout->pageCollection()->page(0);
  const bool lies = map.outputSize().width() >= map.outputSize().height();
  page->setPageSize(QStringLiteral("A4"), lies ? QgsLayoutItemPage::Landscape : QgsLayoutItemPage::Portrait);
  const QRectF area = QRectF(QPointF(), page->rect().size()).adjusted(margin, margin, -margin, -margin);
  const QRectF frame = area.adjusted(0.0, titleHeight, 0.0, -footerHeight);
  addText(*layout, QStringLiteral("title"), name, 16.0, {area.topLeft(), QSizeF(area.width(), titleHeight)});
  QgsLayoutItemMap *shown = addMap(*layout, map, frame);
  if (map.destinationCrs().isValid())
    addScaleBar(*layout, shown, frame);
  addText(*layout, QStringLiteral("origin"), originLine(annotations), 8.0,
          {QPointF(area.left(), frame.bottom()), QSizeF(area.width(), footerHeight)});
  QgsPrintLayout *added = layout.get();
  return layouts.addLayout(layout.release()) ? added : nullptr;
}

} // namespace xemap::print
