// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/pointing/example_picker.h"

#include "plugin/dock/query_dock.h"
#include "plugin/layer/polygon_text.h"
#include "plugin/layer/query_extent.h"
#include "plugin/layer/raster_snapshot.h"
#include "ui/widgets/query_dock_content.h"

#include <qgsdistancearea.h>
#include <qgsexception.h>
#include <qgsgeometry.h>
#include <qgsmapcanvas.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>

#include <algorithm>
#include <exception>

namespace xemap::pointing {

namespace {

// A click means what lies around it: this much of the screen, and of the layer where the map shows less of it than
// that.
constexpr double clickedPx = 16.0;

} // namespace

ExamplePicker::ExamplePicker(QgsMapCanvas &canvas, dock::QueryDock &dock)
    : mCanvas(canvas), mDock(dock), mDrawer(canvas, QColor(230, 110, 0)) {
  const ui::QueryDockContent *content = &dock.content();
  connect(content, &ui::QueryDockContent::pickExampleRequested, this, &ExamplePicker::pick);
  connect(content, &ui::QueryDockContent::clearExampleRequested, &mDrawer, &AreaDrawer::clear);
  connect(&mDrawer, &AreaDrawer::drawnChanged, this, &ExamplePicker::tellExample);
  connect(QgsProject::instance(), &QgsProject::cleared, &mDrawer, &AreaDrawer::clear);
}

void ExamplePicker::pick(ui::ExampleShape shape) {
  switch (shape) {
  case ui::ExampleShape::Rectangle:
    mDrawer.drawRectangle(clickSize());
    break;
  case ui::ExampleShape::Polygon:
    mDrawer.drawPolygon(PolygonTool::Way::Corners);
    break;
  case ui::ExampleShape::Freehand:
    mDrawer.drawPolygon(PolygonTool::Way::Stroke);
    break;
  }
}

double ExamplePicker::clickSize() const {
  const QgsRasterLayer *layer = mDock.layer();
  try {
    if (layer != nullptr && layer::hasOwnPixels(*layer))
      return clickedPx *
             std::max(1.0, layer->rasterUnitsPerPixelX() / layer::canvasPixelInLayer(mCanvas.mapSettings(), *layer));
  } catch (const std::exception &) {
    // Where the layer cannot be under the map, asking says so.
  }
  return clickedPx;
}

void ExamplePicker::show(const ui::Question &question) {
  const QgsGeometry polygon = QgsGeometry::fromWkt(question.exampleWkt);
  if (polygon.isEmpty()) {
    mDrawer.clear();
    return;
  }
  DrawnArea example{polygon, {}};
  example.crs.createFromUserInput(question.exampleCrs);
  mDrawer.show(example);
}

void ExamplePicker::addTo(ui::Question &question) const {
  const DrawnArea &example = *mDrawer.drawn();
  question.exampleWkt = layer::wktOf(example.polygon.asQPolygonF());
  question.exampleCrs = layer::textOf(example.crs);
}

void ExamplePicker::tellExample() {
  QString text;
  if (const std::optional<DrawnArea> &drawn = mDrawer.drawn()) {
    const QgsRectangle box = drawn->polygon.boundingBox();
    double width = box.width();
    double height = box.height();
    QgsDistanceArea measure;
    measure.setSourceCrs(drawn->crs, QgsProject::instance()->transformContext());
    measure.setEllipsoid(QgsProject::instance()->ellipsoid());
    try {
      const QgsPointXY corner(box.xMinimum(), box.yMinimum());
      width = measure.measureLine(corner, {box.xMaximum(), box.yMinimum()});
      height = measure.measureLine(corner, {box.xMinimum(), box.yMaximum()});
    } catch (const QgsCsException &) {
      // Then the size is that on the map.
    }
    const auto length = [&](double value) {
      return QgsDistanceArea::formatDistance(value, 0, measure.lengthUnits(), true);
    };
    text = tr("Example of %1 × %2").arg(length(width), length(height));
  }
  mDock.content().setExampleText(text);
}

} // namespace xemap::pointing
