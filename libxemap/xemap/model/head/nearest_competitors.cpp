// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/head/nearest_competitors.h"

#include <tuple>

#include <ATen/ATen.h>

namespace xemap::model {

namespace {

/// Cosines that lie this close to the largest mean the same as far as one can tell.
constexpr double margin = 0.03;

} // namespace

torch::Tensor withNearest(const torch::Tensor &alikeByWords, const LevelVectors &phrases,
                          const LevelVectors &competitors) {
  const at::NoGradGuard noGrad;
  at::Tensor cosines;
  for (std::size_t level = 0; level < alignedLevels; ++level) {
    const auto these = at::matmul(phrases[level], competitors[level].t());
    cosines = cosines.defined() ? cosines + these : these;
  }
  cosines = cosines / static_cast<double>(alignedLevels);
  const auto nearest = cosines.ge(std::get<0>(cosines.max(1, true)) - margin);
  return alikeByWords.logical_or(nearest.logical_and(alikeByWords.any(1, true).logical_not()));
}

} // namespace xemap::model
