// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "xemap/data/synth/grid.h"

namespace xemap::data::synth {

/// A region of the image. Units: 1 inside, 0 outside.
using RegionMask = Grid<std::uint8_t>;

/// Distance of every pixel centre to the nearest pixel centre of a mask, and which that is.
struct DistanceField {
  Grid<float> distancePx;     ///< Infinite where the mask is empty; 0 on it.
  Grid<std::int32_t> nearest; ///< Row-major index of the nearest pixel; -1 where the mask is empty.
};

/// The exact Euclidean distance transform.
///
/// Source: Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions (2012).
DistanceField distanceTo(const RegionMask &mask);

/// The 8-connected components of a mask. Shape: `labels` 0 outside, components from 1 on in order of their first pixel.
struct Components {
  Grid<std::int32_t> labels;
  std::vector<std::int64_t> areaPx; ///< Of component i+1.
};

Components components(const RegionMask &mask);

} // namespace xemap::data::synth
