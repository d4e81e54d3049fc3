// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "xemap/spatial/grid.h"

namespace xemap::spatial {

/// The pixels for whose row-major index `test` is true.
template <typename Test> RegionMask regionWhere(int width, int height, Test test) {
  RegionMask region(width, height, 0);
  for (std::size_t i = 0; i < region.size(); ++i)
    region[i] = test(i) ? 1 : 0;
  return region;
}

} // namespace xemap::spatial
