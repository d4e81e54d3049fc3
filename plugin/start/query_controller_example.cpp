// SPDX-License-Identifier: GPL-2.0-or-later
// "More like this": an example that is pointed at on the map.
#include "plugin/start/query_controller.h"

#include "plugin/dock/query_dock.h"
#include "plugin/layer/polygon_text.h"
#include "ui/widgets/query_dock_content.h"

#include <qgisinterface.h>
#include <qgsdistancearea.h>
#include <qgsexception.h>
#include <qgsgeometry.h>
#include <qgsmapcanvas.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>

#include <algorithm>
#include <exception>

namespace xemap::start {

namespace {

// A click means what lies around it: this much of the screen, and of the layer where the map shows less of it than
// that.
constexpr double clickedPx = 16.0;

} // namespace

void QueryController::connectExample() {
  ui::QueryDockContent *content = &mDock->content();
  connect(content, &ui::QueryDockContent::pickExampleRequested, this, &QueryController::pickExample);
  connect(content, &ui::QueryDockContent::clearExampleRequested, &mExample, &pointing::ExtentDrawer::clear);
  connect(&mExample, &pointing::ExtentDrawer::drawnChanged, this, &QueryController::updateExampleText);
  connect(QgsProject::instance(), &QgsProject::cleared, &mExample, &pointing::ExtentDrawer::clear);
}

void QueryController::pickExample() {
  const QgsRasterLayer *layer = mDock->layer();
  double clickSize = clickedPx;
  try {
    if (layer != nullptr && layer::hasOwnPixels(*layer))
      clickSize *= std::max(1.0, layer->rasterUnitsPerPixelX() /
                                     layer::canvasPixelInLayer(mInterface.mapCanvas()->mapSettings(), *layer));
  } catch (const std::exception &) {
    // Where the layer cannot be under the map, asking says so.
  }
  mExample.start(clickSize);
}

void QueryController::showExampleOf(const ui::Question &question) {
  const QgsGeometry polygon = QgsGeometry::fromWkt(question.exampleWkt);
  if (polygon.isEmpty()) {
    mExample.clear();
    return;
  }
  pointing::DrawnRectangle example{polygon.boundingBox(), {}};
  example.crs.createFromUserInput(question.exampleCrs);
  mExample.show(example);
}

void QueryController::addExampleTo(ui::Question &question) const {
  const pointing::DrawnRectangle &example = *mExample.drawn();
  question.exampleWkt = layer::wktOf(QPolygonF(example.rectangle.toRectF()));
  question.exampleCrs = layer::textOf(example.crs);
}

void QueryController::updateExampleText() {
  QString text;
  if (const std::optional<pointing::DrawnRectangle> &drawn = mExample.drawn()) {
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
  mDock->content().setExampleText(text);
}

} // namespace xemap::start
