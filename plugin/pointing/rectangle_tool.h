// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <qgsgeometry.h>
#include <qgsmaptoolextent.h>

class QKeyEvent;

namespace xemap::pointing {

/// Draws rectangles on the canvas; a click is a point, or nothing. Esc gives up.
///
/// Threads: the main thread.
class RectangleTool final : public QgsMapToolExtent {
  Q_OBJECT

public:
  explicit RectangleTool(QgsMapCanvas &canvas);

  void setTakesClicks(bool takesClicks) { mTakesClicks = takesClicks; }

  void canvasReleaseEvent(QgsMapMouseEvent *event) override;
  void keyPressEvent(QKeyEvent *event) override;

Q_SIGNALS:
  /// A polygon, or a point. Units: map units of the canvas.
  void drawn(const QgsGeometry &shape);
  /// A key that means nothing here; who takes it accepts the event.
  void keyPressed(QKeyEvent *event);
  /// The analyst wants none any more.
  void givenUp();

private:
  void accept(const QgsRectangle &rectangle);

  bool mTakesClicks = false;
  QgsPointXY mReleasedAt;
};

} // namespace xemap::pointing
