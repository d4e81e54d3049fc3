// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "xemap/spatial/grid.h"

namespace xemap::spatial {

/// Distance of every pixel centre to the nearest pixel centre of a mask, and which that is.
struct DistanceField {
  Grid<float> distancePx;     ///< Infinite where the mask is empty; 0 on it. Units: widths of a pixel.
  Grid<std::int32_t> nearest; ///< Row-major index of the nearest pixel; -1 where the mask is empty.
};

/// How the pixels of a grid lie: each row is so far below the one above, and so far to the right of it.
///
/// Units: widths of a pixel.
struct PixelShape {
  double height = 1.0;
  double lean = 0.0;
};

/// The exact Euclidean distance transform; where pixels lean, rows are taken to be shifted by whole pixels.
///
/// Source: Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions (2012).
DistanceField distanceTo(const RegionMask &mask, PixelShape shape = {});

} // namespace xemap::spatial
