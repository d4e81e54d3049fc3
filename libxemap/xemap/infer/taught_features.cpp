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
#include "xemap/teach/landmark_space.h"

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

/// Has likenesses to landmarks fall off with the distance, from `first` of the landmarks on.
///
/// Shape: likenesses [1,some,h,w].
void fade(const teach::Landmarks &landmarks, int64_t first, const teach::CellPlace &origin, at::Tensor &likenesses) {
  const auto nearAt = [&](const teach::CellPlace &place, bool across, int64_t count) {
    std::vector<float> near(static_cast<std::size_t>(count));
    for (int i = 0; i < static_cast<int>(count); ++i) {
      const auto cell = across ? taughtPlace(origin, 0, i) : taughtPlace(origin, i, 0);
      near[static_cast<std::size_t>(i)] =
          static_cast<float>(teach::nearness(across ? cell.x - place.x : cell.y - place.y));
    }
    return near;
  };
  constexpr auto far = static_cast<float>(teach::farShare);
  for (int64_t l = 0; l < likenesses.size(1); ++l) {
    const auto &place = landmarks.places[static_cast<std::size_t>(first + l)];
    const auto across = nearAt(place, true, likenesses.size(3));
    const auto down = nearAt(place, false, likenesses.size(2));
    float *value = likenesses.data_ptr<float>() + l * likenesses.size(2) * likenesses.size(3);
    for (const float row : down)
      for (const float column : across)
        *value++ *= far + (1.0F - far) * row * column;
  }
}

using Units = std::array<at::Tensor, std::tuple_size<decltype(model::ImageFeatures::levels)>::value>;

/// Shape: units of each level [1,d,..]; sum [1,1,h,w] of the finest.
void addLogits(const Units &units, const teach::Landmarks &landmarks, const teach::CellPlace &origin, at::Tensor &sum) {
  const auto count = static_cast<int64_t>(landmarks.weights.size());
  if (count == 0)
    return;
  const std::vector<int64_t> size{sum.size(2), sum.size(3)};
  const auto width = static_cast<int64_t>(landmarks.features.size()) / count;
  const auto vectors = at::from_blob(const_cast<float *>(landmarks.features.data()), {count, width}, at::kFloat);
  const auto weights = at::from_blob(const_cast<float *>(landmarks.weights.data()), {count}, at::kFloat);
  for (int64_t first = 0; first < count; first += landmarksAtOnce) {
    const auto some = std::min(landmarksAtOnce, count - first);
    at::Tensor alike;
    int64_t channel = 0;
    for (const auto &unit : units) {
      const auto part = vectors.slice(0, first, first + some).slice(1, channel, channel + unit.size(1));
      channel += unit.size(1);
      const auto coarse = at::conv2d(unit, part.contiguous().view({some, unit.size(1), 1, 1}));
      const auto fine = at::upsample_bilinear2d(coarse, size, false);
      alike = alike.defined() ? alike.add_(fine) : fine.clone().contiguous();
    }
    alike.div_(static_cast<double>(units.size())).sub_(1.0).div_(landmarks.reach).exp_();
    if (!landmarks.places.empty())
      fade(landmarks, first, origin, alike);
    sum.add_(at::conv2d(alike, weights.slice(0, first, first + some).view({1, some, 1, 1})));
  }
}

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

teach::CellPlace taughtPlace(const teach::CellPlace &origin, int row, int column) {
  return {origin.x + (column + 0.5) * taughtStride, origin.y + (row + 0.5) * taughtStride};
}

at::Tensor landmarkLogits(const model::ImageFeatures &features, const teach::Concept &taught,
                          const teach::CellPlace &origin) {
  const auto widths = taughtWidths(features);
  if (widths != taught.widths)
    throw Error(ErrorCode::InvalidArgument,
                "concept '" + taught.name + "': expected features as wide as the model's, found others");
  const auto &finest = features.levels.back();
  auto sum = at::zeros({1, 1, finest.size(2), finest.size(3)});
  Units units;
  for (std::size_t level = 0; level < units.size(); ++level)
    units[level] = features.levels[level] / lengthsOf(features, level);
  for (const auto *landmarks : {&taught.landmarks, &taught.here})
    addLogits(units, *landmarks, origin, sum);
  return sum;
}

} // namespace xemap::infer
