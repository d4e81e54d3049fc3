// SPDX-License-Identifier: GPL-2.0-or-later
// The part of a run that tells what one place may be.
#include <algorithm>
#include <cmath>

#include "xemap/infer/map_run.h"
#include "xemap/model/spec/head_spec.h"

namespace xemap::infer {

namespace {

/// The tile whose own part of an axis holds a pixel.
std::size_t ownerOf(const AxisPlan &plan, int pixel) {
  const int cell = pixel / model::coarsestStride;
  for (std::size_t tile = 0; tile < plan.count(); ++tile) {
    const auto own = plan.ownCoarseCells(tile);
    if (cell >= own.start && cell < own.start + own.size)
      return tile;
  }
  return plan.count() - 1;
}

} // namespace

std::vector<PhraseShare> MapRun::identify(const raster::Point &where) {
  const auto pixel = mQuery.grid.geotransform.pixelFromMap(where);
  if (!(pixel.x >= 0.0 && pixel.y >= 0.0 && pixel.x < mQuery.grid.width && pixel.y < mQuery.grid.height))
    throw Error(ErrorCode::InvalidArgument, mQuery.source->info().name + ": expected a place inside of the extent");
  if (!ask())
    return {};
  const auto &targets = mMaps.front()->questions();
  if (targets.empty() || !targets.front().words)
    return {};
  const int column = static_cast<int>(pixel.x);
  const int row = static_cast<int>(pixel.y);
  auto task = prepareTile(ownerOf(mRows, row), ownerOf(mColumns, column));
  if (!task)
    return {};
  const auto &columns = mColumns.span(task->column);
  const auto &rows = mRows.span(task->row);
  const auto inside = static_cast<std::size_t>(row - rows.start) * mColumns.insidePx(task->column) +
                      static_cast<std::size_t>(column - columns.start);
  if (task->valid[inside] == 0)
    return {};
  if (task->unencoded) {
    task->unencoded->image = mResources.network.encode(task->image);
    task->features = task->unencoded;
    keepKnown(*task, {});
  }
  auto phrases = mResources.network.competitorsAt(
      task->features->image, *targets.front().words,
      {(column - columns.start + 0.5) / columns.size, (row - rows.start + 0.5) / rows.size});
  std::stable_sort(phrases.begin(), phrases.end(),
                   [](const PhraseShare &a, const PhraseShare &b) { return a.share > b.share; });
  return phrases;
}

} // namespace xemap::infer
