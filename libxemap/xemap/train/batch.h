// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <torch/types.h>

#include "xemap/base/random.h"
#include "xemap/model/text_encoder.h"
#include "xemap/train/corpus.h"
#include "xemap/train/example.h"
#include "xemap/train/train_config.h"

namespace xemap::train {

/// Examples as tensors.
///
/// Shape: image, overview [N,3,S,S] (overview undefined when the images are whole extents); positions [N,cells,2];
/// target and weight [Q,1,S,S] float, weight 0 where ignored; present [Q] and presenceWeight [Q], 0 where it is open;
/// classMap [N,S,S] int64, -1 unknown; phraseInDoubt [C,C] bool, [class shown, class of the phrase]: may fit as well;
/// regionMask [R,1,S,S] float; regionImage, regionClass [R] int64. Q = N * queries per image.
struct Batch {
  torch::Tensor image;
  torch::Tensor overview;
  torch::Tensor positions;
  model::TokenBatch queries;
  torch::Tensor target;
  torch::Tensor weight;
  torch::Tensor present;
  torch::Tensor presenceWeight;
  torch::Tensor classMap;
  /// One wording of every class, or a caption of one of its scenes, in the order of Corpus::classNames.
  model::TokenBatch classPhrases;
  torch::Tensor phraseInDoubt;
  torch::Tensor regionMask;
  torch::Tensor regionImage;
  torch::Tensor regionClass;
  model::TokenBatch regionCaptions; ///< One caption a region.

  Batch to(torch::Device device) const;
};

/// Draws the batch of a step; the same step of the same configuration always gives the same batch.
Batch drawBatch(const Corpus &corpus, const TrainConfig &config, std::uint64_t step);

/// Pads expressions to the longest of them.
///
/// Shape: words [Q,L], subwords [Q,L,K].
model::TokenBatch collateTokens(const std::vector<const data::PackedExpression *> &expressions, int subwordsPerToken);

} // namespace xemap::train
