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

/// The exact Euclidean distance transform. `aspect` is the height of a pixel in widths.
///
/// Source: Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions (2012).
DistanceField distanceTo(const RegionMask &mask, double aspect = 1.0);

} // namespace xemap::spatial
