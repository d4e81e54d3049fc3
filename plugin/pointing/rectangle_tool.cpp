// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/pointing/rectangle_tool.h"

#include <QKeyEvent>
#include <qgsmapmouseevent.h>

namespace xemap::pointing {

RectangleTool::RectangleTool(QgsMapCanvas &canvas) : QgsMapToolExtent(&canvas) {
  connect(this, &QgsMapToolExtent::extentChanged, this, &RectangleTool::accept);
}

void RectangleTool::canvasReleaseEvent(QgsMapMouseEvent *event) {
  // The tool of QGIS says of a click only that nothing was drawn, and not where it was.
  mReleasedAt = event->mapPoint();
  QgsMapToolExtent::canvasReleaseEvent(event);
}

void RectangleTool::keyPressEvent(QKeyEvent *event) {
  if (event->key() != Qt::Key_Escape) {
    event->ignore();
    Q_EMIT keyPressed(event);
    return;
  }
  clearRubberBand();
  event->accept();
  Q_EMIT givenUp();
}

void RectangleTool::accept(const QgsRectangle &rectangle) {
  // A click without a drag also says that the extent changed.
  if (rectangle.isEmpty() && !mTakesClicks)
    return;
  const QgsPointXY clicked = mReleasedAt;
  clearRubberBand();
  Q_EMIT drawn(rectangle.isEmpty() ? QgsGeometry::fromPointXY(clicked) : QgsGeometry::fromRect(rectangle));
}

} // namespace xemap::pointing
