// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "xemap/spatial/grid.h"

namespace xemap::spatial {

/// The 8-connected components of a mask. Shape: `labels` 0 outside, components from 1 on in order of their first pixel.
struct Components {
  Grid<std::int32_t> labels;
  std::vector<std::int64_t> areaPx; ///< Of component i+1.
};

Components components(const RegionMask &mask);

} // namespace xemap::spatial
