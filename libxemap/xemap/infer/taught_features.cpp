// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/taught_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <tuple>
#include <utility>

#include <ATen/ATen.h>

#include "xemap/base/error.h"
#include "xemap/model/layers/unit_length.h"

namespace xemap::infer {

namespace {

/// Landmarks that are compared with a tile at once: what that takes is a float for each and for each cell.
constexpr int64_t landmarksAtOnce = 16;

at::Tensor lengthsOf(const model::ImageFeatures &features, std::size_t level) {
  const auto &known = features.lengths[level];
  return known.defined() ? known : model::vectorLengths(features.levels[level], 1);
}

/// Where a cell lies between those of a coarser axis, as bilinear interpolation with cells' centres has it.
struct Between {
  int64_t first = 0;
  int64_t second = 0;
  float share = 0.0F; ///< Of the second.

  Between(int cell, int64_t fineCells, int64_t coarseCells) {
    const double at =
        std::max(0.0, (cell + 0.5) * static_cast<double>(coarseCells) / static_cast<double>(fineCells) - 0.5);
    first = static_cast<int64_t>(at);
    second = std::min(first + 1, coarseCells - 1);
    share = static_cast<float>(at - static_cast<double>(first));
  }
};

} // namespace

std::vector<std::size_t> taughtWidths(const model::ImageFeatures &features) {
  std::vector<std::size_t> widths;
  for (const auto &level : features.levels)
    widths.push_back(static_cast<std::size_t>(level.size(1)));
  return widths;
}

void appendTaughtCell(const model::ImageFeatures &features, int row, int column, std::vector<float> &cells) {
  const auto &finest = features.levels.back();
  for (std::size_t level = 0; level < features.levels.size(); ++level) {
    const auto &map = features.levels[level];
    const auto vectors = map.accessor<float, 4>();
    const auto lengthMap = lengthsOf(features, level);
    const auto lengths = lengthMap.accessor<float, 4>();
    const Between y(row, finest.size(2), map.size(2));
    const Between x(column, finest.size(3), map.size(3));
    const auto start = cells.size();
    cells.resize(start + static_cast<std::size_t>(map.size(1)), 0.0F);
    for (const auto &[r, rowShare] : {std::pair(y.first, 1.0F - y.share), {y.second, y.share}})
      for (const auto &[c, columnShare] : {std::pair(x.first, 1.0F - x.share), {x.second, x.share}}) {
        const float factor = rowShare * columnShare / lengths[0][0][r][c];
        for (int64_t d = 0; d < map.size(1); ++d)
          cells[start + static_cast<std::size_t>(d)] += factor * vectors[0][d][r][c];
      }
  }
}

at::Tensor landmarkLogits(const model::ImageFeatures &features, const teach::Concept &taught) {
  const auto widths = taughtWidths(features);
  if (widths != taught.widths)
    throw Error(ErrorCode::InvalidArgument,
                "concept '" + taught.name + "': expected features as wide as the model's, found others");
  const auto &finest = features.levels.back();
  const std::vector<int64_t> size{finest.size(2), finest.size(3)};
  const auto count = static_cast<int64_t>(taught.weights.size());
  auto sum = at::zeros({1, 1, size[0], size[1]});
  if (count == 0)
    return sum;
  std::array<at::Tensor, std::tuple_size<decltype(features.levels)>::value> units;
  for (std::size_t level = 0; level < units.size(); ++level)
    units[level] = features.levels[level] / lengthsOf(features, level);
  const auto width = static_cast<int64_t>(taught.width());
  const auto landmarks = at::from_blob(const_cast<float *>(taught.landmarks.data()), {count, width}, at::kFloat);
  const auto weights = at::from_blob(const_cast<float *>(taught.weights.data()), {count}, at::kFloat);
  for (int64_t first = 0; first < count; first += landmarksAtOnce) {
    const auto some = std::min(landmarksAtOnce, count - first);
    at::Tensor cosines;
    int64_t channel = 0;
    for (const auto &unit : units) {
      const auto part = landmarks.slice(0, first, first + some).slice(1, channel, channel + unit.size(1));
      channel += unit.size(1);
      const auto coarse = at::conv2d(unit, part.contiguous().view({some, unit.size(1), 1, 1}));
      const auto fine = at::upsample_bilinear2d(coarse, size, false);
      cosines = cosines.defined() ? cosines.add_(fine) : fine.clone();
    }
    cosines.div_(static_cast<double>(units.size())).sub_(1.0).div_(taught.reach).exp_();
    sum.add_(at::conv2d(cosines, weights.slice(0, first, first + some).view({1, some, 1, 1})));
  }
  return sum;
}

} // namespace xemap::infer
