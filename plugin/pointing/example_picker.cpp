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
  connect(content, &ui::QueryDockContent::clearExampleRequested, &mDrawer, &ExtentDrawer::clear);
  connect(&mDrawer, &ExtentDrawer::drawnChanged, this, &ExamplePicker::tellExample);
  connect(QgsProject::instance(), &QgsProject::cleared, &mDrawer, &ExtentDrawer::clear);
}

void ExamplePicker::pick() {
  const QgsRasterLayer *layer = mDock.layer();
  double clickSize = clickedPx;
  try {
    if (layer != nullptr && layer::hasOwnPixels(*layer))
      clickSize *=
          std::max(1.0, layer->rasterUnitsPerPixelX() / layer::canvasPixelInLayer(mCanvas.mapSettings(), *layer));
  } catch (const std::exception &) {
    // Where the layer cannot be under the map, asking says so.
  }
  mDrawer.start(clickSize);
}

void ExamplePicker::show(const ui::Question &question) {
  const QgsGeometry polygon = QgsGeometry::fromWkt(question.exampleWkt);
  if (polygon.isEmpty()) {
    mDrawer.clear();
    return;
  }
  DrawnRectangle example{polygon.boundingBox(), {}};
  example.crs.createFromUserInput(question.exampleCrs);
  mDrawer.show(example);
}

void ExamplePicker::addTo(ui::Question &question) const {
  const DrawnRectangle &example = *mDrawer.drawn();
  question.exampleWkt = layer::wktOf(QPolygonF(example.rectangle.toRectF()));
  question.exampleCrs = layer::textOf(example.crs);
}

void ExamplePicker::tellExample() {
  QString text;
  if (const std::optional<DrawnRectangle> &drawn = mDrawer.drawn()) {
    const QgsRectangle &box = drawn->rectangle;
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
