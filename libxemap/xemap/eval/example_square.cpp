// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/example_square.h"

#include <algorithm>
#include <cmath>

#include "xemap/spatial/distance_field.h"
#include "xemap/spatial/region.h"

namespace xemap::eval {

data::Ring exampleSquare(const data::Mask &mask) {
  constexpr double largestHalf = 24.0;
  // What lies beyond the picture is not referred to either.
  const int width = mask.width + 2;
  const int height = mask.height + 2;
  spatial::RegionMask elsewhere(width, height, 1);
  for (int y = 0; y < mask.height; ++y)
    for (int x = 0; x < mask.width; ++x)
      elsewhere.at(x + 1, y + 1) = mask.values[static_cast<std::size_t>(y) * mask.width + x] == 0 ? 1 : 0;
  const auto depth = spatial::distanceTo(elsewhere).distancePx;
  std::size_t deepest = 0;
  for (std::size_t i = 0; i < depth.size(); ++i)
    deepest = depth[i] > depth[deepest] ? i : deepest;
  const double x = static_cast<double>(deepest % static_cast<std::size_t>(width)) - 0.5;
  const double y = static_cast<double>(deepest / static_cast<std::size_t>(width)) - 0.5;
  // The corners of the square are the first to leave the mask.
  const double half = 0.5 + std::min(largestHalf, std::floor((depth[deepest] - 1.0) / std::sqrt(2.0)));
  return {{x - half, y - half}, {x + half, y - half}, {x + half, y + half}, {x - half, y + half}};
}

} // namespace xemap::eval
