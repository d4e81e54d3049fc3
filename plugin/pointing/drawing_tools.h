// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/pointing/polygon_tool.h"

#include <QColor>
#include <QObject>
#include <QPointer>
#include <qgsgeometry.h>

#include <memory>

class QKeyEvent;
class QgsMapCanvas;
class QgsMapTool;

namespace xemap::pointing {

class RectangleTool;

/// Tools that draw areas on the canvas, one of them at a time, until they are put away and the tool of before is back.
///
/// Threads: the main thread.
class DrawingTools final : public QObject {
  Q_OBJECT

public:
  explicit DrawingTools(QgsMapCanvas &canvas);
  ~DrawingTools() override;

  /// Hands mouse and keys to a tool that draws rectangles; a click is a point, or nothing.
  void drawRectangle(bool takesClicks);
  /// The same with polygons, whose lines have this colour while they are drawn.
  void drawPolygon(PolygonTool::Way way, const QColor &colour);
  void putAway();
  bool isDrawing() const;

Q_SIGNALS:
  /// A polygon or a point. Units: map units of the canvas.
  void drawn(const QgsGeometry &shape);
  /// A key that means nothing to the tool; who takes it accepts the event.
  void keyPressed(QKeyEvent *event);
  /// Nothing is drawn any more: put away, given up, or another tool was chosen.
  void ended();

private:
  template <class Tool> void connectTool(const Tool &tool);
  void begin(QgsMapTool &tool);
  void followTool(QgsMapTool *tool, QgsMapTool *toolOfBefore);

  QPointer<QgsMapCanvas> mCanvas;
  std::unique_ptr<RectangleTool> mRectangle;
  std::unique_ptr<PolygonTool> mPolygon;
  QPointer<QgsMapTool> mToolOfBefore;
};

} // namespace xemap::pointing
