// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QPointer>
#include <qgscoordinatereferencesystem.h>
#include <qgsrectangle.h>

#include <memory>
#include <optional>

class QgsMapCanvas;
class QgsMapTool;
class QgsRubberBand;

namespace xemap::pointing {

/// A rectangle drawn on the map, in the CRS the map had at the time.
struct DrawnRectangle {
  QgsRectangle rectangle;
  QgsCoordinateReferenceSystem crs;
};

/// Lets the analyst draw a rectangle on the canvas and keeps it in sight.
///
/// Threads: the main thread.
class ExtentDrawer final : public QObject {
  Q_OBJECT

public:
  ExtentDrawer(QgsMapCanvas &canvas, const QColor &colour);
  ~ExtentDrawer() override;

  /// Hands the mouse to the drawing tool; the tool of before comes back when a rectangle is drawn.
  ///
  /// A click stands for a square of `clickSize`, or for nothing. Units: pixels of the canvas.
  void start(double clickSize = 0.0);
  /// Shows a rectangle as if it had been drawn.
  void show(const DrawnRectangle &rectangle);
  void clear();
  void setOutlineVisible(bool visible);
  const std::optional<DrawnRectangle> &drawn() const { return mDrawn; }

Q_SIGNALS:
  void drawnChanged();

private:
  void accept(const QgsRectangle &rectangle);
  void updateOutline();
  void returnTool();

  QPointer<QgsMapCanvas> mCanvas;
  QColor mColour;
  double mClickSize = 0.0;
  class RectangleTool;
  std::unique_ptr<RectangleTool> mTool;
  QPointer<QgsMapTool> mToolOfBefore;
  QPointer<QgsRubberBand> mOutline;
  std::optional<DrawnRectangle> mDrawn;
  bool mOutlineVisible = true;
};

} // namespace xemap::pointing
