// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/pointing/drawing_tools.h"

#include <QColor>
#include <QObject>
#include <QPointer>
#include <qgscoordinatereferencesystem.h>
#include <qgsgeometry.h>

#include <optional>

class QgsMapCanvas;
class QgsRubberBand;

namespace xemap::pointing {

/// A polygon drawn on the map, in the CRS the map had at the time.
struct DrawnArea {
  QgsGeometry polygon;
  QgsCoordinateReferenceSystem crs;
};

/// Lets the analyst draw a rectangle on the canvas and keeps it in sight.
///
/// Threads: the main thread.
class AreaDrawer final : public QObject {
  Q_OBJECT

public:
  AreaDrawer(QgsMapCanvas &canvas, const QColor &colour);
  ~AreaDrawer() override;

  /// Hands mouse and keys to a tool that draws a rectangle; the tool of before comes back when it is drawn or given up,
  /// and what was drawn earlier stays until then.
  void drawRectangle() { mTools.drawRectangle(false); }
  void clear();
  void setOutlineVisible(bool visible);
  const std::optional<DrawnArea> &drawn() const { return mDrawn; }

Q_SIGNALS:
  void drawnChanged();

private:
  void accept(const QgsGeometry &polygon);
  void updateOutline();

  QPointer<QgsMapCanvas> mCanvas;
  QColor mColour;
  DrawingTools mTools;
  QPointer<QgsRubberBand> mOutline;
  std::optional<DrawnArea> mDrawn;
  bool mOutlineVisible = true;
};

} // namespace xemap::pointing
