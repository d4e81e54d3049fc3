// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>

#include <torch/types.h>

namespace xemap::model {

/// How alike places are to competitors, kept so that the soft maximum over any of them is one sum.
///
/// Shape: shares [N,C,H/8,W/8], exp of (similarity times scale - peak); peak [N,1,H/8,W/8], the largest over all. Of a
/// model without a head both are [..,H/16,W/16].
struct CompetitorMaps {
  torch::Tensor shares;
  torch::Tensor peak;
};

/// What the image side gives to HMSA; all of it is independent of the expression and worth caching.
///
/// Shape: levels[l] [N,alignmentWidths[l],H/s,W/s], s = 32, 16, 8, 4; tokens [N,fusionWidth,H/32,W/32]; outlines
/// [N,outlineWidth,H/2,W/2].
struct ImageFeatures {
  torch::Tensor tokens;
  std::array<torch::Tensor, 4> levels;
  torch::Tensor outlines;
  /// Of the vectors in `levels`, as vectorLengths() gives them; where undefined they are computed when they are needed.
  std::array<torch::Tensor, 4> lengths;
  CompetitorMaps competitors; ///< Undefined where nothing will be asked that competes.
  /// Of a model without a head, which has none of the above but competitors; undefined for others.
  torch::Tensor described; ///< ImageTaps::described. Shape: [N,E,H/16,W/16].
  torch::Tensor colours;   ///< The image, shrunk. Shape: [N,3,H/2,W/2] RGB in [0,1].

  /// What all of it takes in memory.
  std::size_t bytes() const {
    std::size_t sum = 0;
    for (const auto *tensor : {&tokens, &outlines, &competitors.shares, &competitors.peak, &described, &colours})
      sum += tensor->defined() ? tensor->nbytes() : 0;
    for (const auto *tensors : {&levels, &lengths})
      for (const auto &tensor : *tensors)
        sum += tensor.defined() ? tensor.nbytes() : 0;
    return sum;
  }
};

} // namespace xemap::model
