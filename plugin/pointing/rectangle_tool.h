// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <qgsgeometry.h>
#include <qgsmaptoolextent.h>

namespace xemap::pointing {

/// Draws a rectangle on the canvas; a click stands for a square around it, or for nothing. Esc gives up.
///
/// Threads: the main thread.
class RectangleTool final : public QgsMapToolExtent {
  Q_OBJECT

public:
  explicit RectangleTool(QgsMapCanvas &canvas);

  /// Of the square; 0: a click draws nothing. Units: pixels of the canvas.
  void setClickSize(double clickSize) { mClickSize = clickSize; }

  void canvasReleaseEvent(QgsMapMouseEvent *event) override;
  void keyPressEvent(QKeyEvent *event) override;

Q_SIGNALS:
  /// Units: map units of the canvas.
  void drawn(const QgsGeometry &polygon);
  /// The analyst wants none any more.
  void givenUp();

private:
  void accept(const QgsRectangle &rectangle);

  double mClickSize = 0.0;
  QgsPointXY mReleasedAt;
};

} // namespace xemap::pointing
