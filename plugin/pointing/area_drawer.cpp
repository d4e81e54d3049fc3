// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/pointing/area_drawer.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsmapcanvas.h>
#include <qgsrubberband.h>

namespace xemap::pointing {

namespace {

// An edge bends in another CRS.
constexpr int pointsPerEdge = 32;

} // namespace

AreaDrawer::AreaDrawer(QgsMapCanvas &canvas, const QColor &colour) : mCanvas(&canvas), mColour(colour), mTools(canvas) {
  connect(&mTools, &DrawingTools::drawn, this, &AreaDrawer::accept);
  connect(&canvas, &QgsMapCanvas::destinationCrsChanged, this, &AreaDrawer::updateOutline);
}

AreaDrawer::~AreaDrawer() {
  delete mOutline;
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
  mTools.putAway();
  if (!mCanvas)
    return;
  mDrawn = DrawnArea{polygon, mCanvas->mapSettings().destinationCrs()};
  updateOutline();
  Q_EMIT drawnChanged();
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
