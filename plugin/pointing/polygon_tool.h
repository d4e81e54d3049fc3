// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QColor>
#include <QPointer>
#include <qgsgeometry.h>
#include <qgsmaptool.h>

class QKeyEvent;
class QgsRubberBand;

namespace xemap::pointing {

/// Draws a polygon on the canvas, corner by corner or in one stroke.
///
/// Of corners, a click sets one and Backspace takes the last one back; a right click, a double click or Enter ends the
/// polygon. A stroke ends where the button is released. Then the next may be drawn; Esc gives up.
///
/// Threads: the main thread.
class PolygonTool final : public QgsMapTool {
  Q_OBJECT

public:
  enum class Way { Corners, Stroke };

  explicit PolygonTool(QgsMapCanvas &canvas);
  ~PolygonTool() override;

  /// How the next polygon is drawn, and its colour until it is; what was begun is given up.
  void setWay(Way way, const QColor &colour);

  void deactivate() override;
  void canvasPressEvent(QgsMapMouseEvent *event) override;
  void canvasMoveEvent(QgsMapMouseEvent *event) override;
  void canvasReleaseEvent(QgsMapMouseEvent *event) override;
  void canvasDoubleClickEvent(QgsMapMouseEvent *event) override;
  void keyPressEvent(QKeyEvent *event) override;

Q_SIGNALS:
  /// A polygon with an area was ended. Units: map units of the canvas.
  void drawn(const QgsGeometry &polygon);
  /// A key that means nothing here; who takes it accepts the event.
  void keyPressed(QKeyEvent *event);
  /// The analyst wants none any more.
  void givenUp();

private:
  void finish();
  void clear();
  void showWith(const QgsPointXY &cursor);

  QColor mColour;
  Way mWay = Way::Corners;
  bool mIsStroking = false;
  bool mIsDoubleClick = false; ///< Its second release has not come yet.
  QgsPolylineXY mCorners;
  QPointer<QgsRubberBand> mBand;
};

} // namespace xemap::pointing
