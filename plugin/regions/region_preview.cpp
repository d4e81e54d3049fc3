// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/regions/region_preview.h"

#include "plugin/output/result_colours.h"
#include "plugin/task/task_start.h"

#include <qgsexception.h>
#include <qgsmapcanvas.h>
#include <qgsrasterlayer.h>
#include <qgsrubberband.h>

#include <algorithm>

namespace xemap::regions {

namespace {

// Finer outlines than this take longer than a moving threshold lets one look at them.
constexpr int longestSidePx = 1000;

} // namespace

RegionPreview::RegionPreview(QgsMapCanvas &canvas) : mCanvas(&canvas) {
  connect(&canvas, &QgsMapCanvas::extentsChanged, this, &RegionPreview::update);
  connect(&canvas, &QgsMapCanvas::layersChanged, this, &RegionPreview::update);
  connect(&canvas, &QgsMapCanvas::destinationCrsChanged, this, &RegionPreview::update);
}

RegionPreview::~RegionPreview() {
  end();
}

void RegionPreview::setShown(bool shown) {
  mShown = shown;
  update();
}

void RegionPreview::show(const output::ResultLayers &result, double threshold) {
  mResult = result;
  mThreshold = threshold;
  update();
}

void RegionPreview::end() {
  mResult = output::ResultLayers();
  mGrid.reset();
  clear();
  if (!mTask)
    return;
  mTask->stopFor(*this);
  mTask = nullptr;
}

bool RegionPreview::isOnMap() const {
  const QList<QgsMapLayer *> layers = mCanvas->layers(true);
  return (mResult.mask && layers.contains(mResult.mask)) ||
         (mResult.probability && layers.contains(mResult.probability));
}

void RegionPreview::update() {
  if (!mCanvas || !mShown || mResult.isEmpty() || !isOnMap()) {
    mIsOutdated = mTask;
    clear();
    return;
  }
  if (mTask) {
    mIsOutdated = true;
    return;
  }
  mIsOutdated = false;
  const QgsRasterLayer &shown = *mResult.any();
  const QgsMapSettings &map = mCanvas->mapSettings();
  const QgsCoordinateTransform toMap(shown.crs(), map.destinationCrs(), map.transformContext());
  auto wanted = std::make_shared<OutlineGrid>();
  try {
    wanted->extent = toMap.transformBoundingBox(map.visibleExtent(), Qgis::TransformDirection::Reverse);
  } catch (const QgsCsException &) {
    clear();
    return; // Where the map cannot show the result, there is nothing to outline.
  }
  wanted->path = shown.source();
  wanted->longestSide = std::min(longestSidePx, std::max(map.outputSize().width(), map.outputSize().height()));
  const bool isRead = mGrid && mGrid->isOf(*wanted);
  mTask = new OutlineTask(isRead ? mGrid : std::shared_ptr<const OutlineGrid>(wanted), isRead, mThreshold, toMap);
  connect(mTask, &OutlineTask::ended, this, &RegionPreview::takeOutcome);
  task::start(mTask);
}

void RegionPreview::takeOutcome() {
  const bool wanted = mShown && !mResult.isEmpty() && isOnMap();
  mGrid = mTask->grid();
  const QgsGeometry outlines = mTask->outlines();
  mTask = nullptr;
  if (!wanted || outlines.isEmpty()) {
    clear();
  } else {
    if (!mBand) {
      mBand = new QgsRubberBand(mCanvas, Qgis::GeometryType::Polygon);
      // A fill that cannot be seen takes as long as one that can.
      mBand->setBrushStyle(Qt::NoBrush);
      mBand->setWidth(1);
    }
    const QgsRasterLayer &outlined = *mResult.any();
    mBand->setStrokeColor(output::outlineColour(output::colourOf(outlined)));
    mBand->setToGeometry(outlines);
  }
  if (mIsOutdated)
    update();
}

void RegionPreview::clear() {
  delete mBand;
}

} // namespace xemap::regions
