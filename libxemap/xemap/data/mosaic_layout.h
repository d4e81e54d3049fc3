// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "xemap/base/random.h"

namespace xemap::data {

/// A rectangle of a mosaic before its borders are bent. Units: pixels of the mosaic.
struct MosaicCell {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

/// How a square mosaic is divided.
///
/// Shape: `labels` [size,size] index into `cells`.
struct MosaicLayout {
  int size = 0;
  std::vector<MosaicCell> cells;
  std::vector<std::uint8_t> labels;
};

/// How far a bent border strays from the straight one. Units: pixels.
constexpr int borderSwayPx = 14;

/// Divides a square by straight cuts into cells whose sides are `minCellPx` or longer and at most twice that,
/// and bends the borders between them.
MosaicLayout divideMosaic(int size, int minCellPx, Random &random);

/// How much of the cell shows in each pixel of a window: 1 inside, 0 outside, a few pixels of transition between.
///
/// Shape: [window.height,window.width]; the window must lie inside the mosaic.
std::vector<float> cellWeights(const MosaicLayout &layout, std::size_t cell, const MosaicCell &window);

/// The cell with the margin in which its weight is not zero, as far as it lies inside the mosaic.
MosaicCell reachOf(const MosaicLayout &layout, std::size_t cell);

} // namespace xemap::data
