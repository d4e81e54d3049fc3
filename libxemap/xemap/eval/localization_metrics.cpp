// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/localization_metrics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <deque>
#include <limits>

#include "xemap/spatial/components.h"
#include "xemap/spatial/region.h"

namespace xemap::eval {

namespace {

using Levels = spatial::Grid<std::uint8_t>;

constexpr int smoothings = 5;

/// Index of a pixel beyond the border, mirrored about the outermost pixel, which is not repeated.
int mirrored(int index, int size) {
  if (size == 1)
    return 0;
  while (index < 0 || index >= size)
    index = index < 0 ? -index : 2 * (size - 1) - index;
  return index;
}

/// The map from 0 at its minimum to 255 at its maximum, cut to whole levels.
Levels stretched(const ScoreMap &map) {
  float low = std::numeric_limits<float>::max();
  float high = std::numeric_limits<float>::lowest();
  for (const float score : map.scores)
    if (std::isfinite(score)) {
      low = std::min(low, score);
      high = std::max(high, score);
    }
  Levels levels(map.width, map.height, 0);
  if (high > low)
    for (std::size_t i = 0; i < levels.size(); ++i)
      if (std::isfinite(map.scores[i]))
        levels[i] = static_cast<std::uint8_t>(255.0 * (static_cast<double>(map.scores[i]) - static_cast<double>(low)) /
                                              (static_cast<double>(high) - static_cast<double>(low)));
  return levels;
}

/// Sums over windows of `size` pixels of a line, the larger half of an even one before the pixel.
template <typename Read, typename Write> void slideSum(int length, int size, Read read, Write write) {
  const int before = size / 2;
  std::int64_t sum = 0;
  for (int i = -before; i < size - before; ++i)
    sum += read(mirrored(i, length));
  for (int i = 0; i < length; ++i) {
    write(i, sum);
    sum += read(mirrored(i - before + size, length)) - read(mirrored(i - before, length));
  }
}

Levels boxFiltered(const Levels &levels, int size) {
  spatial::Grid<std::int64_t> sums(levels.width(), levels.height());
  for (int y = 0; y < levels.height(); ++y)
    slideSum(
        levels.width(), size, [&](int x) { return std::int64_t{levels.at(x, y)}; },
        [&](int x, std::int64_t sum) { sums.at(x, y) = sum; });
  Levels filtered(levels.width(), levels.height());
  const double scale = 1.0 / (static_cast<double>(size) * size);
  for (int x = 0; x < levels.width(); ++x)
    slideSum(
        levels.height(), size, [&](int y) { return sums.at(x, y); },
        [&](int y, std::int64_t sum) {
          filtered.at(x, y) = static_cast<std::uint8_t>(std::nearbyint(static_cast<double>(sum) * scale));
        });
  return filtered;
}

/// Maxima over windows of `size` pixels of a line, the larger half of an even one before the pixel. A mirrored border
/// adds nothing that the window does not hold already.
template <typename Read, typename Write> void slideMaximum(int length, int size, Read read, Write write) {
  const int before = size / 2;
  const int after = size - before - 1;
  std::deque<int> candidates; // falling values
  int next = 0;
  for (int i = 0; i < length; ++i) {
    for (; next <= std::min(i + after, length - 1); ++next) {
      while (!candidates.empty() && read(candidates.back()) <= read(next))
        candidates.pop_back();
      candidates.push_back(next);
    }
    while (candidates.front() < i - before)
      candidates.pop_front();
    write(i, read(candidates.front()));
  }
}

Levels maximumFiltered(const Levels &levels, int size) {
  Levels alongRows(levels.width(), levels.height());
  for (int y = 0; y < levels.height(); ++y)
    slideMaximum(
        levels.width(), size, [&](int x) { return levels.at(x, y); },
        [&](int x, std::uint8_t level) { alongRows.at(x, y) = level; });
  Levels filtered(levels.width(), levels.height());
  for (int x = 0; x < levels.width(); ++x)
    slideMaximum(
        levels.height(), size, [&](int y) { return alongRows.at(x, y); },
        [&](int y, std::uint8_t level) { filtered.at(x, y) = level; });
  return filtered;
}

/// Where attention peaks: whole pixels.
std::vector<Vertex> peaksOf(const Levels &levels, const LocalizationOptions &options) {
  Levels smooth = levels;
  for (int i = 0; i < smoothings; ++i)
    smooth = boxFiltered(smooth, options.smoothingPx);
  const auto maxima = maximumFiltered(smooth, options.suppressionPx);
  const auto tops = spatial::regionWhere(levels.width(), levels.height(),
                                         [&](std::size_t i) { return smooth[i] == maxima[i] && smooth[i] > 0; });
  const auto found = spatial::components(tops);
  std::vector<Vertex> centres(found.areaPx.size());
  for (int y = 0; y < tops.height(); ++y)
    for (int x = 0; x < tops.width(); ++x)
      if (const auto label = found.labels.at(x, y); label != 0) {
        auto &centre = centres[static_cast<std::size_t>(label) - 1];
        centre.x += x;
        centre.y += y;
      }
  std::vector<Vertex> peaks;
  for (std::size_t i = 0; i < centres.size(); ++i) {
    const auto area = static_cast<double>(found.areaPx[i]);
    const Vertex peak{std::floor(centres[i].x / area), std::floor(centres[i].y / area)};
    if (levels.at(static_cast<int>(peak.x), static_cast<int>(peak.y)) / 255.0 >= 0.5)
      peaks.push_back(peak);
  }
  return peaks;
}

double distance(Vertex a, Vertex b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

Vertex meanOf(const std::vector<Vertex> &vertices) {
  Vertex mean;
  for (const auto &vertex : vertices) {
    mean.x += vertex.x;
    mean.y += vertex.y;
  }
  return {mean.x / static_cast<double>(vertices.size()), mean.y / static_cast<double>(vertices.size())};
}

double meanDistance(const std::vector<Vertex> &vertices, Vertex from) {
  double sum = 0.0;
  for (const auto &vertex : vertices)
    sum += distance(vertex, from);
  return sum / static_cast<double>(vertices.size());
}

double significanceOf(const Levels &levels, const std::vector<std::uint8_t> &truth) {
  double inside = 0.0;
  double outside = 0.0;
  double insideArea = 0.0;
  double outsideArea = 0.0;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    (truth[i] != 0 ? inside : outside) += levels[i] / 255.0;
    (truth[i] != 0 ? insideArea : outsideArea) += 1.0;
  }
  if (insideArea == 0.0)
    return 0.0;
  return 1.0 - std::exp(-0.707 * (inside / (outside + 1e-7)) * (outsideArea / insideArea));
}

} // namespace

LocalizationOptions LocalizationOptions::scaledTo(int width, int height) {
  constexpr double sideOfSource = 5000.0;
  const LocalizationOptions original;
  const double scale = std::min(1.0, std::max(width, height) / sideOfSource);
  return {std::max(1, static_cast<int>(std::lround(original.smoothingPx * scale))),
          std::max(1, static_cast<int>(std::lround(original.suppressionPx * scale)))};
}

LocalizationScores localize(const ScoreMap &map, const std::vector<std::uint8_t> &truth,
                            const std::vector<std::vector<Vertex>> &regions, const LocalizationOptions &options) {
  const auto levels = stretched(map);
  const auto peaks = peaksOf(levels, options);
  LocalizationScores scores;
  scores.significance = significanceOf(levels, truth);
  double offsets = 0.0;
  double discreteness = 0.0;
  for (const auto &region : regions) {
    const auto mean = meanOf(region);
    const Vertex centre{std::trunc(mean.x), std::trunc(mean.y)};
    const double radius = std::max(1.0, std::trunc(1.5 * meanDistance(region, centre)));
    std::vector<Vertex> near;
    for (const auto &peak : peaks)
      if (distance(peak, centre) <= radius)
        near.push_back(peak);
    offsets += near.empty() ? 1.0 : meanDistance(near, centre) / radius;
    if (near.size() == 1)
      discreteness += 1.0;
    else if (near.size() > 1)
      discreteness += 0.5 * (1.0 - meanDistance(near, meanOf(near)) / radius) +
                      std::exp(-0.5 * (static_cast<double>(near.size()) + 2.0));
  }
  const auto count = static_cast<double>(std::max<std::size_t>(1, regions.size()));
  scores.offset = peaks.empty() ? 1.0 : (std::exp(3.0 * offsets / count) - 1.0) / (std::exp(3.0) - 1.0);
  scores.discreteness = discreteness / count;
  scores.indicator = 0.4 * scores.significance + 0.35 * (1.0 - scores.offset) + 0.25 * scores.discreteness;
  return scores;
}

std::vector<std::vector<Vertex>> regionsOf(const std::vector<std::uint8_t> &truth, int width, int height) {
  const auto mask = spatial::regionWhere(width, height, [&](std::size_t i) { return truth[i] != 0; });
  const auto found = spatial::components(mask);
  std::vector<std::vector<Vertex>> regions(found.areaPx.size());
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const auto label = found.labels.at(x, y);
      if (label == 0)
        continue;
      bool onBorder = false;
      for (const auto &[dx, dy] : {std::pair(1, 0), std::pair(-1, 0), std::pair(0, 1), std::pair(0, -1)})
        onBorder = onBorder || !mask.holds(x + dx, y + dy) || mask.at(x + dx, y + dy) == 0;
      if (onBorder)
        regions[static_cast<std::size_t>(label) - 1].push_back({static_cast<double>(x), static_cast<double>(y)});
    }
  return regions;
}

} // namespace xemap::eval
