// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/tile_plan.h"

#include <algorithm>
#include <string>

#include "xemap/base/error.h"
#include "xemap/base/round_up.h"
#include "xemap/model/spec/xemap_net_options.h"

namespace xemap::infer {

namespace {

/// Share of an overlap's length next to each of its borders that is given no weight.
constexpr int discardedDivisor = 3;

int overlapAfter(const std::vector<raster::TileSpan> &spans, std::size_t index) {
  return spans[index].start + spans[index].size - spans[index + 1].start;
}

int discardedPx(int overlap) {
  return overlap / discardedDivisor / model::finestStride * model::finestStride;
}

/// From here on two tiles are faster than one on two cores, overlap included.
constexpr int shareableLengthPx = 768;

} // namespace

void Tiling::check() const {
  const auto refuse = [](const char *name, const std::string &expected, int found) {
    throw Error(ErrorCode::InvalidArgument,
                std::string(name) + ": expected " + expected + ", found " + std::to_string(found));
  };
  constexpr int stride = model::coarsestStride;
  const auto multiple = "a multiple of " + std::to_string(stride);
  if (overlapPx < stride || overlapPx % stride != 0)
    refuse("tile overlap", multiple, overlapPx);
  if (tileSizePx < 2 * overlapPx || tileSizePx % stride != 0)
    refuse("tile size", multiple + " and at least twice the overlap of " + std::to_string(overlapPx), tileSizePx);
  if (offsetPx % stride != 0)
    refuse("tile offset", multiple, offsetPx);
}

raster::TileGridOptions axisTiling(int length, bool longerAxis, const Tiling &tiling) {
  const int stride = tiling.tileSizePx - tiling.overlapPx;
  int count = 1 + (std::max(0, length - tiling.tileSizePx) + stride - 1) / stride;
  if (longerAxis && length > shareableLengthPx)
    count = std::max(count, 2);
  const int covered = length + (count - 1) * tiling.overlapPx;
  raster::TileGridOptions options;
  options.alignmentPx = model::coarsestStride;
  options.tileSizePx = std::max(roundUp((covered + count - 1) / count, model::coarsestStride), 2 * tiling.overlapPx);
  options.overlap = static_cast<double>(tiling.overlapPx) / options.tileSizePx;
  options.offsetPx = tiling.offsetPx;
  return options;
}

AxisPlan::AxisPlan(int length, const raster::TileGridOptions &options)
    : mLength(length), mSpans(raster::tileSpans(length, options)) {}

int AxisPlan::insidePx(std::size_t index) const {
  return std::min(mSpans[index].size, mLength - mSpans[index].start);
}

int AxisPlan::fineCells() const {
  return (mLength + model::finestStride - 1) / model::finestStride;
}

std::vector<float> AxisPlan::fineWeights(std::size_t index) const {
  std::vector<raster::TileSpan> trusted;
  for (std::size_t i = 0; i < mSpans.size(); ++i) {
    const int before = i > 0 ? discardedPx(overlapAfter(mSpans, i - 1)) : 0;
    const int after = i + 1 < mSpans.size() ? discardedPx(overlapAfter(mSpans, i)) : 0;
    trusted.push_back(
        {(mSpans[i].start + before) / model::finestStride, (mSpans[i].size - before - after) / model::finestStride});
  }
  const auto inner = raster::blendWeights(trusted, index, fineCells());
  std::vector<float> weights(static_cast<std::size_t>(mSpans[index].size / model::finestStride), 0.0F);
  const int offset = trusted[index].start - mSpans[index].start / model::finestStride;
  std::copy(inner.begin(), inner.end(), weights.begin() + offset);
  return weights;
}

raster::TileSpan AxisPlan::ownCoarseCells(std::size_t index) const {
  const auto middle = [&](std::size_t i) {
    return (mSpans[i + 1].start + overlapAfter(mSpans, i) / 2) / model::coarsestStride;
  };
  const int begin = index > 0 ? middle(index - 1) : 0;
  const int end =
      index + 1 < mSpans.size() ? middle(index) : (mSpans[index].start + mSpans[index].size) / model::coarsestStride;
  return {begin, end - begin};
}

int AxisPlan::finishedFineCells(std::size_t index) const {
  return index + 1 < mSpans.size() ? mSpans[index + 1].start / model::finestStride : fineCells();
}

} // namespace xemap::infer
