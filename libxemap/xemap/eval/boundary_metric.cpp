// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/boundary_metric.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "xemap/spatial/distance_field.h"
#include "xemap/spatial/region.h"

namespace xemap::eval {

namespace {

using spatial::RegionMask;

/// The pixels of a mask beside one that is not in it.
RegionMask outlineOf(const RegionMask &mask) {
  RegionMask outline(mask.width(), mask.height(), 0);
  for (int y = 0; y < mask.height(); ++y)
    for (int x = 0; x < mask.width(); ++x) {
      const auto leaves = [&](int dx, int dy) { return mask.holds(x + dx, y + dy) && mask.at(x + dx, y + dy) == 0; };
      outline.at(x, y) = mask.at(x, y) != 0 && (leaves(1, 0) || leaves(-1, 0) || leaves(0, 1) || leaves(0, -1)) ? 1 : 0;
    }
  return outline;
}

/// The share of an outline that lies within `reach` pixels of another; 1 for an outline without pixels.
double shareNear(const RegionMask &outline, const RegionMask &other, double reach) {
  const auto field = spatial::distanceTo(other);
  double all = 0.0;
  double near = 0.0;
  for (std::size_t i = 0; i < outline.size(); ++i)
    if (outline[i] != 0) {
      all += 1.0;
      near += static_cast<double>(field.distancePx[i]) <= reach ? 1.0 : 0.0;
    }
  return all > 0.0 ? near / all : 1.0;
}

} // namespace

double boundaryF(const ScoreMap &map, const std::vector<std::uint8_t> &truth, float threshold) {
  constexpr double tolerance = 0.0075;
  const auto claimed =
      spatial::regionWhere(map.width, map.height, [&](std::size_t i) { return map.scores[i] >= threshold; });
  const auto right = spatial::regionWhere(map.width, map.height, [&](std::size_t i) { return truth[i] != 0; });
  const auto ours = outlineOf(claimed);
  const auto theirs = outlineOf(right);
  const double reach = std::max(1.0, tolerance * std::hypot(map.width, map.height));
  const double precision = shareNear(ours, theirs, reach);
  const double recall = shareNear(theirs, ours, reach);
  return precision + recall > 0.0 ? 2.0 * precision * recall / (precision + recall) : 0.0;
}

} // namespace xemap::eval
