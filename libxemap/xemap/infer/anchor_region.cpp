// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/anchor_region.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "xemap/spatial/components.h"
#include "xemap/spatial/region.h"

namespace xemap::infer {

namespace {

/// A single false piece beside a target would turn the judgement round.
constexpr double slipShare = 1.0 / 6.0;

/// The places of pieces in an order; the first come first.
std::vector<std::size_t> ranked(const spatial::Components &found, const text::Ranking &ranking,
                                const CellGround &ground) {
  std::vector<double> values(found.areaPx.begin(), found.areaPx.end());
  if (ranking.by == text::Ranking::By::Heading) {
    const auto heading = vectorOf(ranking.heading, ground);
    std::fill(values.begin(), values.end(), 0.0);
    for (int y = 0; y < found.labels.height(); ++y)
      for (int x = 0; x < found.labels.width(); ++x)
        if (const auto label = found.labels.at(x, y); label != 0) {
          const auto piece = static_cast<std::size_t>(label) - 1;
          const auto way = ground.wayOf(x, y);
          values[piece] += (way.x * heading.x + way.y * heading.y) / static_cast<double>(found.areaPx[piece]);
        }
  }
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const bool descending = ranking.by == text::Ranking::By::Heading || ranking.descending;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return descending ? values[a] > values[b] : values[a] < values[b];
  });
  return order;
}

} // namespace

GroundVector vectorOf(const text::Heading &heading, const CellGround &ground) {
  if (!heading.onCompass)
    return {static_cast<double>(heading.x), static_cast<double>(heading.y)};
  return {ground.eastX * heading.x - ground.northX * heading.y, ground.eastY * heading.x - ground.northY * heading.y};
}

spatial::RegionMask anchorRegion(const spatial::Grid<float> &map, const AnchorChoice &choice,
                                 const CellGround &ground) {
  auto region = spatial::regionWhere(map.width(), map.height(), [&](std::size_t i) { return map[i] > likely; });
  const auto found = spatial::components(region);
  const auto largest = found.areaPx.empty() ? 0 : *std::max_element(found.areaPx.begin(), found.areaPx.end());
  std::vector<bool> counts(found.areaPx.size(), true);
  for (std::size_t piece = 0; piece < counts.size(); ++piece) {
    const auto area = static_cast<double>(found.areaPx[piece]);
    counts[piece] = !choice.sizes.empty() || area >= slipShare * static_cast<double>(largest);
    for (const auto &size : choice.sizes)
      counts[piece] = counts[piece] && (area * ground.metresX * ground.metresY >= size.squareMetres) == size.atLeast;
  }
  if (choice.ranking) {
    int place = 0;
    for (const auto piece : ranked(found, *choice.ranking, ground))
      if (counts[piece]) {
        ++place;
        counts[piece] = place >= choice.ranking->first && place < choice.ranking->first + choice.ranking->count;
      }
  }
  for (std::size_t i = 0; i < region.size(); ++i)
    if (region[i] != 0 && !counts[static_cast<std::size_t>(found.labels[i]) - 1])
      region[i] = 0;
  return region;
}

} // namespace xemap::infer
