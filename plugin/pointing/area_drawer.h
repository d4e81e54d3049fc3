// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/pointing/polygon_tool.h"

#include <QColor>
#include <QObject>
#include <QPointer>
#include <qgscoordinatereferencesystem.h>
#include <qgsgeometry.h>

#include <memory>
#include <optional>

class QgsMapCanvas;
class QgsMapTool;
class QgsRubberBand;

namespace xemap::pointing {

class RectangleTool;

/// A polygon drawn on the map, in the CRS the map had at the time.
struct DrawnArea {
  QgsGeometry polygon;
  QgsCoordinateReferenceSystem crs;
};

/// Lets the analyst draw an area on the canvas and keeps it in sight.
///
/// Threads: the main thread.
class AreaDrawer final : public QObject {
  Q_OBJECT

public:
  AreaDrawer(QgsMapCanvas &canvas, const QColor &colour);
  ~AreaDrawer() override;

  /// Hands mouse and keys to a tool that draws a rectangle; the tool of before comes back when it is drawn or given up,
  /// and what was drawn earlier stays until then.
  ///
  /// A click stands for a square of `clickSize`, or for nothing. Units: pixels of the canvas.
  void drawRectangle(double clickSize = 0.0);
  /// The same with a polygon.
  void drawPolygon(PolygonTool::Way way);
  /// Shows an area as if it had been drawn.
  void show(const DrawnArea &area);
  void clear();
  void setOutlineVisible(bool visible);
  const std::optional<DrawnArea> &drawn() const { return mDrawn; }

Q_SIGNALS:
  void drawnChanged();

private:
  template <class Tool> void connectTool(const Tool &tool);
  void begin(QgsMapTool &tool);
  void accept(const QgsGeometry &polygon);
  bool isDrawing() const;
  void returnTool();
  void updateOutline();

  QPointer<QgsMapCanvas> mCanvas;
  QColor mColour;
  std::unique_ptr<RectangleTool> mRectangle;
  std::unique_ptr<PolygonTool> mPolygon;
  QPointer<QgsMapTool> mToolOfBefore;
  QPointer<QgsRubberBand> mOutline;
  std::optional<DrawnArea> mDrawn;
  bool mOutlineVisible = true;
};

} // namespace xemap::pointing
