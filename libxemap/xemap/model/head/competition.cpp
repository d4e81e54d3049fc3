// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/head/competition.h"

#include <functional>
#include <vector>

#include <ATen/ATen.h>

#include "xemap/model/layers/unit_length.h"

namespace xemap::model {

namespace {

/// Cosines of every aligned level on the finest of them, averaged. `compare` is given a level's unit cells.
torch::Tensor averaged(const std::array<torch::Tensor, 4> &levels, const std::array<torch::Tensor, 4> &lengths,
                       const std::function<torch::Tensor(std::size_t, const torch::Tensor &)> &compare) {
  const auto &finest = levels[alignedLevels - 1];
  torch::Tensor sum;
  for (std::size_t level = 0; level < alignedLevels; ++level) {
    const auto &length = lengths[level].defined() ? lengths[level] : vectorLengths(levels[level], 1);
    auto cosines = compare(level, levels[level]) / length;
    if (level + 1 < alignedLevels)
      cosines = at::upsample_bilinear2d(cosines, {finest.size(2), finest.size(3)}, false);
    sum = sum.defined() ? sum + cosines : cosines;
  }
  return sum / static_cast<double>(alignedLevels);
}

} // namespace

torch::Tensor similarityMaps(const std::array<torch::Tensor, 4> &levels, const std::array<torch::Tensor, 4> &lengths,
                             const LevelVectors &vectors) {
  return averaged(levels, lengths, [&](std::size_t level, const torch::Tensor &cells) {
    const auto &phrases = vectors[level];
    return at::conv2d(cells, phrases.view({phrases.size(0), phrases.size(1), 1, 1}));
  });
}

torch::Tensor similarityMapsPerTile(const std::array<torch::Tensor, 4> &levels,
                                    const std::array<torch::Tensor, 4> &lengths, const LevelVectors &vectors,
                                    int64_t queriesPerTile) {
  return averaged(levels, lengths, [&](std::size_t level, const torch::Tensor &cells) {
    const auto tiles = cells.size(0);
    const auto phrases = vectors[level].view({tiles, queriesPerTile, -1});
    return at::bmm(phrases, cells.flatten(2)).view({tiles, queriesPerTile, cells.size(2), cells.size(3)});
  });
}

torch::Tensor similarityMaps(const torch::Tensor &described, const torch::Tensor &phrases) {
  return at::matmul(phrases, described.flatten(2))
      .view({described.size(0), phrases.size(0), described.size(2), described.size(3)});
}

torch::Tensor similarityMapsPerTile(const torch::Tensor &described, const torch::Tensor &phrases,
                                    int64_t queriesPerTile) {
  const auto tiles = described.size(0);
  return at::bmm(phrases.view({tiles, queriesPerTile, -1}), described.flatten(2))
      .view({tiles, queriesPerTile, described.size(2), described.size(3)});
}

CompetitorMaps competitorMaps(const torch::Tensor &similarity) {
  // The peak cancels out of every soft maximum, gradients included.
  const auto peak = similarity.detach().amax(1, true);
  return {(similarity - peak).exp(), peak};
}

torch::Tensor lead(const torch::Tensor &own, const CompetitorMaps &others, const torch::Tensor &alike) {
  constexpr double leastShare = 1e-37; // of float32, before its logarithm is none
  const auto heard = alike.logical_not();
  const auto sum = at::bmm(heard.to(own.scalar_type()), others.shares.flatten(2)).view(own.sizes());
  const auto rest = sum.clamp_min(leastShare).log() + others.peak;
  return own - rest * heard.any(2).unsqueeze(-1).unsqueeze(-1);
}

} // namespace xemap::model
