// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/regions/outline_task.h"

#include <exception>

namespace xemap::regions {

namespace {

// What the canvas draws within a few milliseconds.
constexpr int mostPoints = 10000;

} // namespace

OutlineTask::OutlineTask(std::shared_ptr<const OutlineGrid> grid, bool isRead, double threshold,
                         const QgsCoordinateTransform &transform)
    : task::AwaitedTask(tr("XeMap: outlines"),
                        QgsTask::CanCancel | QgsTask::CancelWithoutPrompt | QgsTask::Hidden | QgsTask::Silent),
      mGrid(std::move(grid)), mIsRead(isRead), mThreshold(threshold), mTransform(transform) {}

bool OutlineTask::work() {
  // Outlines are there to be looked at: where they cannot be had there are none, and saving them says why.
  try {
    if (!mIsRead) {
      auto read = std::make_shared<OutlineGrid>(*mGrid);
      const raster::MapBox box{mGrid->extent.xMinimum(), mGrid->extent.yMinimum(), mGrid->extent.xMaximum(),
                               mGrid->extent.yMaximum()};
      read->probability = raster::readProbabilityGrid(mGrid->path.toStdString(), box, mGrid->longestSide);
      mGrid = std::move(read);
    }
    if (!mGrid->probability || isCanceled())
      return false;
    const raster::PolygonsWkb polygons = raster::outlinesOf(*mGrid->probability, mThreshold, mostPoints);
    mOutlines.fromWkb(QByteArray(reinterpret_cast<const char *>(polygons.data()), static_cast<int>(polygons.size())));
    mOutlines.transform(mTransform);
    return true;
  } catch (...) {
    mOutlines = QgsGeometry();
    return false;
  }
}

} // namespace xemap::regions
