// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/pointing/area_drawer.h"

#include "plugin/pointing/rectangle_tool.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsmapcanvas.h>
#include <qgsrubberband.h>

namespace xemap::pointing {

namespace {

// An edge bends in another CRS.
constexpr int pointsPerEdge = 32;

} // namespace

AreaDrawer::AreaDrawer(QgsMapCanvas &canvas, const QColor &colour) : mCanvas(&canvas), mColour(colour) {
  connect(&canvas, &QgsMapCanvas::destinationCrsChanged, this, &AreaDrawer::updateOutline);
}

AreaDrawer::~AreaDrawer() {
  returnTool();
  delete mOutline;
}

void AreaDrawer::drawRectangle(double clickSize) {
  if (!mCanvas)
    return;
  if (!mRectangle) {
    mRectangle = std::make_unique<RectangleTool>(*mCanvas);
    connectTool(*mRectangle);
  }
  mRectangle->setClickSize(clickSize);
  begin(*mRectangle);
}

void AreaDrawer::drawPolygon(PolygonTool::Way way) {
  if (!mCanvas)
    return;
  if (!mPolygon) {
    mPolygon = std::make_unique<PolygonTool>(*mCanvas, mColour);
    connectTool(*mPolygon);
  }
  mPolygon->setWay(way);
  begin(*mPolygon);
}

template <class Tool> void AreaDrawer::connectTool(const Tool &tool) {
  connect(&tool, &Tool::drawn, this, &AreaDrawer::accept);
  connect(&tool, &Tool::givenUp, this, &AreaDrawer::returnTool);
}

void AreaDrawer::begin(QgsMapTool &tool) {
  if (!isDrawing())
    mToolOfBefore = mCanvas->mapTool();
  mCanvas->setMapTool(&tool);
  // Esc is for the tool from now on, whatever was clicked to begin.
  mCanvas->setFocus(Qt::OtherFocusReason);
}

void AreaDrawer::show(const DrawnArea &area) {
  mDrawn = area;
  updateOutline();
  Q_EMIT drawnChanged();
}

void AreaDrawer::clear() {
  mDrawn.reset();
  updateOutline();
  Q_EMIT drawnChanged();
}

void AreaDrawer::setOutlineVisible(bool visible) {
  mOutlineVisible = visible;
  updateOutline();
}

void AreaDrawer::accept(const QgsGeometry &polygon) {
  returnTool();
  if (mCanvas)
    show({polygon, mCanvas->mapSettings().destinationCrs()});
}

bool AreaDrawer::isDrawing() const {
  const QgsMapTool *current = mCanvas ? mCanvas->mapTool() : nullptr;
  return current != nullptr && (current == mRectangle.get() || current == mPolygon.get());
}

void AreaDrawer::returnTool() {
  if (!isDrawing())
    return;
  if (mToolOfBefore)
    mCanvas->setMapTool(mToolOfBefore);
  else
    mCanvas->unsetMapTool(mCanvas->mapTool());
}

void AreaDrawer::updateOutline() {
  delete mOutline;
  if (!mDrawn || !mOutlineVisible || !mCanvas)
    return;
  QgsGeometry geometry = mDrawn->polygon.densifyByCount(pointsPerEdge);
  try {
    const QgsMapSettings &settings = mCanvas->mapSettings();
    geometry.transform(QgsCoordinateTransform(mDrawn->crs, settings.destinationCrs(), settings.transformContext()));
  } catch (const QgsCsException &) {
    return; // Where the map cannot show the area, there is no outline to see.
  }
  mOutline = new QgsRubberBand(mCanvas, Qgis::GeometryType::Polygon);
  mOutline->setColor(mColour);
  mOutline->setFillColor(QColor(mColour.red(), mColour.green(), mColour.blue(), 30));
  mOutline->setWidth(2);
  mOutline->setToGeometry(geometry, nullptr);
}

} // namespace xemap::pointing
