// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/pointing/extent_drawer.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsgeometry.h>
#include <qgsmapcanvas.h>
#include <qgsmapmouseevent.h>
#include <qgsmaptoolextent.h>
#include <qgsrubberband.h>

namespace xemap::pointing {

/// The tool of QGIS says of a click only that nothing was drawn, and not where it was.
class ExtentDrawer::RectangleTool final : public QgsMapToolExtent {
public:
  using QgsMapToolExtent::QgsMapToolExtent;

  void canvasReleaseEvent(QgsMapMouseEvent *event) override {
    mReleasedAt = event->mapPoint();
    QgsMapToolExtent::canvasReleaseEvent(event);
  }

  QgsPointXY releasedAt() const { return mReleasedAt; }

private:
  QgsPointXY mReleasedAt;
};

ExtentDrawer::ExtentDrawer(QgsMapCanvas &canvas, const QColor &colour) : mCanvas(&canvas), mColour(colour) {
  connect(&canvas, &QgsMapCanvas::destinationCrsChanged, this, &ExtentDrawer::updateOutline);
}

ExtentDrawer::~ExtentDrawer() {
  returnTool();
  delete mOutline;
}

void ExtentDrawer::start(double clickSize) {
  if (!mCanvas)
    return;
  mClickSize = clickSize;
  if (!mTool) {
    mTool = std::make_unique<RectangleTool>(mCanvas);
    connect(mTool.get(), &QgsMapToolExtent::extentChanged, this, &ExtentDrawer::accept);
  }
  if (mCanvas->mapTool() != mTool.get())
    mToolOfBefore = mCanvas->mapTool();
  mCanvas->setMapTool(mTool.get());
}

void ExtentDrawer::show(const DrawnRectangle &rectangle) {
  mDrawn = rectangle;
  updateOutline();
  Q_EMIT drawnChanged();
}

void ExtentDrawer::clear() {
  mDrawn.reset();
  updateOutline();
  Q_EMIT drawnChanged();
}

void ExtentDrawer::setOutlineVisible(bool visible) {
  mOutlineVisible = visible;
  updateOutline();
}

void ExtentDrawer::accept(const QgsRectangle &rectangle) {
  // A click without a drag also says that the extent changed.
  if (!mCanvas || (rectangle.isEmpty() && mClickSize <= 0.0))
    return;
  const QgsMapSettings &map = mCanvas->mapSettings();
  const double clicked = mClickSize * map.mapUnitsPerPixel();
  const QgsRectangle meant =
      rectangle.isEmpty() ? QgsRectangle::fromCenterAndSize(mTool->releasedAt(), clicked, clicked) : rectangle;
  mTool->clearRubberBand();
  returnTool();
  show({meant, map.destinationCrs()});
}

void ExtentDrawer::returnTool() {
  if (!mCanvas || !mTool || mCanvas->mapTool() != mTool.get())
    return;
  if (mToolOfBefore)
    mCanvas->setMapTool(mToolOfBefore);
  else
    mCanvas->unsetMapTool(mTool.get());
}

void ExtentDrawer::updateOutline() {
  delete mOutline;
  if (!mDrawn || !mOutlineVisible || !mCanvas)
    return;
  QgsGeometry geometry = QgsGeometry::fromRect(mDrawn->rectangle).densifyByCount(32);
  try {
    const QgsMapSettings &settings = mCanvas->mapSettings();
    geometry.transform(QgsCoordinateTransform(mDrawn->crs, settings.destinationCrs(), settings.transformContext()));
  } catch (const QgsCsException &) {
    return; // Where the map cannot show the rectangle, there is no outline to see.
  }
  mOutline = new QgsRubberBand(mCanvas, Qgis::GeometryType::Polygon);
  mOutline->setColor(mColour);
  mOutline->setFillColor(QColor(mColour.red(), mColour.green(), mColour.blue(), 30));
  mOutline->setWidth(2);
  mOutline->setToGeometry(geometry, nullptr);
}

} // namespace xemap::pointing
