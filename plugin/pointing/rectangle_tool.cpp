// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/pointing/rectangle_tool.h"

#include <QKeyEvent>
#include <qgsmapcanvas.h>
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
    QgsMapToolExtent::keyPressEvent(event);
    return;
  }
  clearRubberBand();
  event->accept();
  Q_EMIT givenUp();
}

void RectangleTool::accept(const QgsRectangle &rectangle) {
  // A click without a drag also says that the extent changed.
  if (rectangle.isEmpty() && mClickSize <= 0.0)
    return;
  const double clicked = mClickSize * canvas()->mapUnitsPerPixel();
  const QgsRectangle meant =
      rectangle.isEmpty() ? QgsRectangle::fromCenterAndSize(mReleasedAt, clicked, clicked) : rectangle;
  clearRubberBand();
  Q_EMIT drawn(QgsGeometry::fromRect(meant));
}

} // namespace xemap::pointing
