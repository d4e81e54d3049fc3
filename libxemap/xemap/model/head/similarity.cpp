// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/head/similarity.h"

#include <limits>

#include <torch/nn.h>

namespace xemap::model {

namespace {

constexpr double similarityScale = 50.0;

} // namespace

torch::Tensor trainingFreeLogits(const torch::Tensor &described, const TextFeatures &text, int64_t queriesPerTile) {
  const int64_t tiles = described.size(0);
  const auto cells = described.flatten(2);
  const auto own = torch::bmm(text.meaning.view({tiles, queriesPerTile, -1}), cells) * similarityScale;
  const auto others = torch::matmul(text.compared, cells) * similarityScale; // [N,C,cells]
  const auto alike = text.alike.view({tiles, queriesPerTile, -1, 1});
  auto rest = others.unsqueeze(1).masked_fill(alike, -std::numeric_limits<float>::infinity()).logsumexp(2);
  rest = rest.masked_fill(alike.all(2), 0.0);
  return (own - rest).view({tiles, queriesPerTile, described.size(2), described.size(3)});
}

} // namespace xemap::model
