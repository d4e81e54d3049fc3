// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/pointing/polygon_tool.h"

#include <QKeyEvent>
#include <qgsmapcanvas.h>
#include <qgsmapmouseevent.h>
#include <qgsrubberband.h>

namespace xemap::pointing {

PolygonTool::PolygonTool(QgsMapCanvas &canvas) : QgsMapTool(&canvas) {
  setCursor(Qt::CrossCursor);
}

PolygonTool::~PolygonTool() {
  delete mBand;
}

void PolygonTool::setWay(Way way, const QColor &colour) {
  clear();
  mWay = way;
  mColour = colour;
}

void PolygonTool::deactivate() {
  clear();
  QgsMapTool::deactivate();
}

void PolygonTool::canvasPressEvent(QgsMapMouseEvent *event) {
  if (mWay != Way::Stroke || event->button() != Qt::LeftButton)
    return;
  mCorners = {event->mapPoint()};
  mIsStroking = true;
}

void PolygonTool::canvasMoveEvent(QgsMapMouseEvent *event) {
  if (mIsStroking)
    mCorners << event->mapPoint();
  if (!mCorners.isEmpty())
    showWith(event->mapPoint());
}

void PolygonTool::canvasReleaseEvent(QgsMapMouseEvent *event) {
  if (mIsStroking && event->button() == Qt::LeftButton) {
    mIsStroking = false;
    mCorners << event->mapPoint();
    finish();
  } else if (mIsDoubleClick) {
    mIsDoubleClick = false;
    finish();
  } else if (mWay == Way::Corners && event->button() == Qt::LeftButton) {
    mCorners << event->mapPoint();
    showWith(event->mapPoint());
  } else if (mWay == Way::Corners && event->button() == Qt::RightButton) {
    finish();
  }
}

void PolygonTool::canvasDoubleClickEvent(QgsMapMouseEvent *event) {
  // Its first click has set the corner. The release that follows is waited for: the tool of before would take it for a
  // click of its own.
  mIsDoubleClick = mWay == Way::Corners && event->button() == Qt::LeftButton;
}

void PolygonTool::keyPressEvent(QKeyEvent *event) {
  if (mCorners.isEmpty() && event->key() != Qt::Key_Escape) {
    event->ignore();
    Q_EMIT keyPressed(event);
    return;
  }
  switch (event->key()) {
  case Qt::Key_Escape:
    clear();
    Q_EMIT givenUp();
    break;
  case Qt::Key_Return:
  case Qt::Key_Enter:
    finish();
    break;
  case Qt::Key_Backspace:
  case Qt::Key_Delete:
    if (!mIsStroking)
      mCorners.removeLast();
    if (mCorners.isEmpty())
      clear();
    else
      showWith(mCorners.last());
    break;
  default:
    QgsMapTool::keyPressEvent(event);
    return;
  }
  // QGIS would take Backspace and Delete for the features that are selected.
  event->accept();
}

void PolygonTool::finish() {
  QgsGeometry polygon = QgsGeometry::fromPolygonXY({mCorners});
  if (mWay == Way::Stroke) {
    // A hand trembles: what is within a pixel of a straight line lies on it.
    const QgsGeometry steady = polygon.simplify(canvas()->mapUnitsPerPixel());
    if (!steady.isEmpty())
      polygon = steady;
    // A stroke around nothing is over; of corners, more may follow.
    clear();
  }
  if (!(polygon.area() > 0.0))
    return;
  clear();
  Q_EMIT drawn(polygon);
}

void PolygonTool::clear() {
  mIsStroking = false;
  mIsDoubleClick = false;
  mCorners.clear();
  delete mBand;
}

void PolygonTool::showWith(const QgsPointXY &cursor) {
  if (!mBand) {
    mBand = new QgsRubberBand(canvas(), Qgis::GeometryType::Polygon);
    mBand->setColor(mColour);
    mBand->setFillColor(QColor(mColour.red(), mColour.green(), mColour.blue(), 30));
    mBand->setWidth(2);
  }
  QgsPolylineXY ring = mCorners;
  ring << cursor;
  mBand->setToGeometry(QgsGeometry::fromPolygonXY({ring}), nullptr);
}

} // namespace xemap::pointing
