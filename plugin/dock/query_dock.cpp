// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/dock/query_dock.h"

#include "plugin/output/result_layers.h"
#include "ui/widgets/query_dock_content.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <qgsmaplayercombobox.h>
#include <qgsmimedatautils.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>

namespace xemap::dock {

namespace {

// What the models were trained to find, in the language they were trained in.
QStringList suggestions() {
  return {QStringLiteral("airport"),
          QStringLiteral("bare land"),
          QStringLiteral("baseball field"),
          QStringLiteral("beach"),
          QStringLiteral("bridge"),
          QStringLiteral("commercial area"),
          QStringLiteral("dense residential area"),
          QStringLiteral("farmland"),
          QStringLiteral("fields without buildings"),
          QStringLiteral("forest"),
          QStringLiteral("industrial area"),
          QStringLiteral("meadow"),
          QStringLiteral("park"),
          QStringLiteral("parking lot"),
          QStringLiteral("pond"),
          QStringLiteral("port"),
          QStringLiteral("railway station"),
          QStringLiteral("residential blocks beside the river"),
          QStringLiteral("river"),
          QStringLiteral("school"),
          QStringLiteral("sparse residential area"),
          QStringLiteral("stadium"),
          QStringLiteral("storage tanks"),
          QStringLiteral("viaduct")};
}

/// The first raster layer of the project that is dragged; null: there is none.
QgsRasterLayer *draggedLayer(const QMimeData *data) {
  for (const QgsMimeDataUtils::Uri &uri : QgsMimeDataUtils::decodeUriList(data))
    if (auto *layer = QgsProject::instance()->mapLayer<QgsRasterLayer *>(uri.layerId); layer != nullptr)
      return layer;
  return nullptr;
}

} // namespace

QueryDock::QueryDock(QWidget *parent)
    : QgsDockWidget(tr("XeMap"), parent), mContent(new ui::QueryDockContent), mLayers(new QgsMapLayerComboBox) {
  setObjectName(QStringLiteral("xemapQueryDock"));
  mContent->setObjectName(QStringLiteral("xemapQuery"));
  mLayers->setObjectName(QStringLiteral("xemapLayer"));
  mLayers->setFilters(Qgis::LayerFilter::RasterLayer);
  mLayers->setAccessibleName(tr("Raster layer to ask about"));
  mLayers->setToolTip(tr("The raster layer to look at; results of XeMap are not offered"));
  mContent->setLayerWidget(mLayers);
  mContent->setSuggestions(suggestions());
  setWidget(mContent);
  connect(mLayers, &QgsMapLayerComboBox::layerChanged, this, &QueryDock::layerChanged);
  connect(QgsProject::instance(), &QgsProject::layersAdded, this, &QueryDock::leaveOutResults);
  leaveOutResults();
  setAcceptDrops(true);
}

void QueryDock::dragEnterEvent(QDragEnterEvent *event) {
  const QgsRasterLayer *layer = draggedLayer(event->mimeData());
  if (layer != nullptr && !output::isResult(*layer))
    event->acceptProposedAction();
}

void QueryDock::dropEvent(QDropEvent *event) {
  chooseLayer(draggedLayer(event->mimeData()));
  event->acceptProposedAction();
}

QgsRasterLayer *QueryDock::layer() const {
  return qobject_cast<QgsRasterLayer *>(mLayers->currentLayer());
}

void QueryDock::chooseLayer(QgsMapLayer *layer) {
  mLayers->setLayer(layer);
}

void QueryDock::leaveOutResults() {
  QList<QgsMapLayer *> results;
  for (QgsRasterLayer *candidate : QgsProject::instance()->layers<QgsRasterLayer *>()) {
    if (output::isResult(*candidate))
      results << candidate;
  }
  mLayers->setExceptedLayerList(results);
}

} // namespace xemap::dock
