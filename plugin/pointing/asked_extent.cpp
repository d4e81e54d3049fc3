// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/pointing/asked_extent.h"

#include "plugin/layer/layer_text.h"
#include "ui/widgets/query_dock_content.h"

#include <qgsmapcanvas.h>
#include <qgsproject.h>

namespace xemap::pointing {

namespace {

// Qt 6's lupdate takes layer:: at the start of a function for the class of its texts.
using layer::QueryExtent;

} // namespace

AskedExtent::AskedExtent(QgsMapCanvas &canvas, ui::QueryDockContent &content)
    : mCanvas(canvas), mContent(content), mDrawer(canvas, QColor(0, 120, 215)) {
  mDrawer.setOutlineVisible(content.form().extentMode == ui::ExtentMode::Drawn);
  connect(&content, &ui::QueryDockContent::drawExtentRequested, &mDrawer, &AreaDrawer::drawRectangle);
  connect(&content, &ui::QueryDockContent::extentModeChanged, this,
          [this](ui::ExtentMode mode) { mDrawer.setOutlineVisible(mode == ui::ExtentMode::Drawn); });
  connect(&mDrawer, &AreaDrawer::drawnChanged, this, &AskedExtent::tellDrawn);
  connect(QgsProject::instance(), &QgsProject::cleared, &mDrawer, &AreaDrawer::clear);
}

AskedPart AskedExtent::part(ui::ExtentMode mode) const {
  const QgsMapSettings &map = mCanvas.mapSettings();
  switch (mode) {
  case ui::ExtentMode::Visible:
    return {tr("Visible part"), map.visiblePolygon(), map.destinationCrs()};
  case ui::ExtentMode::Drawn:
    if (!mDrawer.drawn())
      throw layer::problem(ErrorCode::InvalidArgument, tr("no rectangle is drawn: draw one on the map first"));
    return {tr("Rectangle"), mDrawer.drawn()->polygon.asQPolygonF(), mDrawer.drawn()->crs};
  case ui::ExtentMode::WholeLayer:
    break;
  }
  return {tr("Whole layer"), {}, {}};
}

QueryExtent AskedExtent::extentIn(const QgsRasterLayer &layer, ui::ExtentMode mode) const {
  const AskedPart asked = part(mode);
  if (asked.polygon.isEmpty())
    return layer::wholeLayer();
  return layer::partOfLayer(asked.polygon, asked.crs, layer, QgsProject::instance()->transformContext());
}

void AskedExtent::tellDrawn() {
  const std::optional<DrawnArea> &drawn = mDrawer.drawn();
  mContent.setDrawnExtentText(drawn ? drawn->polygon.boundingBox().toString(2) : QString());
  Q_EMIT drawnChanged();
}

} // namespace xemap::pointing
