// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/simulated_user.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "xemap/spatial/components.h"
#include "xemap/spatial/distance_field.h"

namespace xemap::eval {

namespace {

/// Nobody points at less. Units: pixels.
constexpr std::int64_t leastWrong = 16;
constexpr float threshold = 0.5F;

/// Pixels of one kind of mistake. Shape: with a border of a pixel, beyond which nothing is wrong.
spatial::RegionMask mistakes(const ScoreMap &map, const std::vector<std::uint8_t> &truth, bool missed) {
  spatial::RegionMask wrong(map.width + 2, map.height + 2, 0);
  for (int y = 0; y < map.height; ++y)
    for (int x = 0; x < map.width; ++x) {
      const auto i = static_cast<std::size_t>(y) * static_cast<std::size_t>(map.width) + static_cast<std::size_t>(x);
      const bool claimed = map.scores[i] >= threshold;
      wrong.at(x + 1, y + 1) = std::isfinite(map.scores[i]) && claimed != missed && (truth[i] != 0) == missed ? 1 : 0;
    }
  return wrong;
}

struct Region {
  std::int64_t area = 0;
  spatial::RegionMask pixels;
};

Region largestOf(const spatial::RegionMask &wrong) {
  const auto found = spatial::components(wrong);
  if (found.areaPx.empty())
    return {};
  const auto largest = std::max_element(found.areaPx.begin(), found.areaPx.end());
  const auto label = static_cast<std::int32_t>(largest - found.areaPx.begin()) + 1;
  spatial::RegionMask pixels(wrong.width(), wrong.height(), 0);
  for (std::size_t i = 0; i < pixels.size(); ++i)
    pixels[i] = found.labels[i] == label ? 1 : 0;
  return {*largest, std::move(pixels)};
}

/// The pixel at an index of a plane with a border.
Click clickAt(std::size_t index, int width, bool like) {
  return {static_cast<double>(index % static_cast<std::size_t>(width)) - 0.5,
          static_cast<double>(index / static_cast<std::size_t>(width)) - 0.5, like};
}

std::optional<Click> anyOf(const spatial::RegionMask &missed, const spatial::RegionMask &claimed, Random &random) {
  std::vector<std::size_t> wrong;
  for (std::size_t i = 0; i < missed.size(); ++i)
    if (missed[i] != 0 || claimed[i] != 0)
      wrong.push_back(i);
  if (static_cast<std::int64_t>(wrong.size()) < leastWrong)
    return {};
  const auto index = random.pick(wrong);
  return clickAt(index, missed.width(), missed[index] != 0);
}

} // namespace

std::optional<Click> nextClick(const ScoreMap &map, const std::vector<std::uint8_t> &truth, Random *random) {
  const auto missed = mistakes(map, truth, true);
  const auto claimed = mistakes(map, truth, false);
  if (random != nullptr)
    return anyOf(missed, claimed, *random);
  const auto largestMissed = largestOf(missed);
  const auto largestClaimed = largestOf(claimed);
  const bool like = largestMissed.area >= largestClaimed.area;
  const auto &largest = like ? largestMissed : largestClaimed;
  if (largest.area < leastWrong)
    return {};
  spatial::RegionMask elsewhere(largest.pixels.width(), largest.pixels.height(), 0);
  for (std::size_t i = 0; i < elsewhere.size(); ++i)
    elsewhere[i] = largest.pixels[i] == 0 ? 1 : 0;
  const auto depth = spatial::distanceTo(elsewhere).distancePx;
  std::size_t deepest = 0;
  for (std::size_t i = 0; i < depth.size(); ++i)
    deepest = depth[i] > depth[deepest] ? i : deepest;
  return clickAt(deepest, elsewhere.width(), like);
}

} // namespace xemap::eval
