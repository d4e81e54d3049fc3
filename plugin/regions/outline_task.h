// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/task/awaited_task.h"
#include "xemap/raster/probability_outlines.h"

#include <QString>
#include <qgscoordinatetransform.h>
#include <qgsgeometry.h>
#include <qgsrectangle.h>

#include <memory>

namespace xemap::regions {

/// A part of a result, as fine as the map shows it; kept, so that another threshold reads nothing.
struct OutlineGrid {
  QString path;
  QgsRectangle extent;                                ///< In the raster's CRS.
  int longestSide = 0;                                ///< Units: pixels of the map.
  std::optional<raster::ProbabilityGrid> probability; ///< None where the extent does not meet the raster.

  bool isOf(const OutlineGrid &other) const {
    return path == other.path && extent == other.extent && longestSide == other.longestSide;
  }
};

/// Outlines what reaches a threshold in a worker thread; nobody is told of it.
///
/// Threads: made and asked on the main thread.
class OutlineTask final : public task::AwaitedTask {
  Q_OBJECT

public:
  /// `grid` is read where it has no probabilities and `isRead` says that they are not known. The outlines are brought
  /// to the CRS that `transform` leads to.
  OutlineTask(std::shared_ptr<const OutlineGrid> grid, bool isRead, double threshold,
              const QgsCoordinateTransform &transform);

  /// The grid with its probabilities.
  std::shared_ptr<const OutlineGrid> grid() const { return mGrid; }
  /// A multipolygon to be looked at, or null.
  const QgsGeometry &outlines() const { return mOutlines; }

protected:
  bool work() override;

private:
  std::shared_ptr<const OutlineGrid> mGrid;
  bool mIsRead;
  double mThreshold;
  QgsCoordinateTransform mTransform;
  QgsGeometry mOutlines;
};

} // namespace xemap::regions
