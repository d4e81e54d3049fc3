// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/head/joint_bilateral.h"

#include <cmath>

#include <torch/nn.h>

namespace xemap::model {

namespace {

constexpr int64_t reach = 2;          ///< Coarse cells to each side.
constexpr double distanceScale = 1.0; ///< Standard deviation, in coarse cells.
constexpr double colourScale = 0.1;   ///< Standard deviation of each band.

torch::Tensor padded(const torch::Tensor &cells) {
  return torch::nn::functional::pad(
      cells, torch::nn::functional::PadFuncOptions({reach, reach, reach, reach}).mode(torch::kReplicate));
}

/// Distances of the fine cells of a coarse one from the middle of the one `offset` away, in coarse cells.
torch::Tensor distances(int64_t factor, int64_t offset, const torch::TensorOptions &options) {
  return (torch::arange(factor, options) + 0.5) / static_cast<double>(factor) - 0.5 - static_cast<double>(offset);
}

} // namespace

torch::Tensor upsampledAlong(const torch::Tensor &guide, const torch::Tensor &maps) {
  const int64_t count = maps.size(0);
  const int64_t rows = maps.size(2);
  const int64_t columns = maps.size(3);
  const int64_t factor = guide.size(2) / rows;
  TORCH_CHECK(guide.size(2) == rows * factor && guide.size(3) == columns * factor && guide.size(0) == count,
              "joint bilateral upsampling: expected a guide a whole number of times finer than ", maps.sizes(),
              ", found ", guide.sizes());
  const auto coarseColours = padded(torch::avg_pool2d(guide, factor));
  const auto coarseMaps = padded(maps);
  // Fine cells as [.., row, row within, column, column within], so that coarse ones broadcast over them.
  const auto colours = guide.contiguous().view({count, 3, rows, factor, columns, factor});
  const auto around = [&](const torch::Tensor &cells, int64_t dy, int64_t dx) {
    return cells.narrow(2, reach + dy, rows)
        .narrow(3, reach + dx, columns)
        .unsqueeze(3)
        .unsqueeze(-1); // [N, C, rows, 1, columns, 1]
  };
  auto sum = torch::zeros({count, maps.size(1), rows, factor, columns, factor}, maps.options());
  auto weights = torch::zeros({count, 1, rows, factor, columns, factor}, maps.options());
  for (int64_t dy = -reach; dy <= reach; ++dy)
    for (int64_t dx = -reach; dx <= reach; ++dx) {
      const auto apart = distances(factor, dy, maps.options()).square().view({1, 1, 1, factor, 1, 1}) +
                         distances(factor, dx, maps.options()).square().view({1, 1, 1, 1, 1, factor});
      const auto unlike = (colours - around(coarseColours, dy, dx)).square().sum(1, true);
      const auto weight =
          (apart * (-0.5 / (distanceScale * distanceScale)) + unlike * (-0.5 / (colourScale * colourScale))).exp() +
          1e-12;
      sum.add_(weight * around(coarseMaps, dy, dx));
      weights.add_(weight);
    }
  return (sum / weights).view({count, -1, rows * factor, columns * factor});
}

} // namespace xemap::model
