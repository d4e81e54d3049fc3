// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <torch/types.h>

#include "xemap/model/encoded_net.h"
#include "xemap/train/batch.h"
#include "xemap/train/train_config.h"

namespace xemap::train {

/// The terms of the loss, each a scalar, before their weights.
struct LossTerms {
  torch::Tensor mask;       ///< Binary cross-entropy of the pixel logits, positives weighted up to 4 times.
  torch::Tensor dice;       ///< 1 - Dice over expressions that refer to something in the image.
  torch::Tensor levels;     ///< Binary cross-entropy of every HMSA level's logits, averaged.
  torch::Tensor denseClass; ///< Cross-entropy of every cell's features against one wording of every class.
  torch::Tensor regionText; ///< Symmetric InfoNCE of regions and captions; pairs of one class are no negatives.
  torch::Tensor presence;   ///< Binary cross-entropy of presence, absent referents weighing as much as present ones.

  torch::Tensor total(const LossWeights &weights) const;
};

/// Runs the network on a batch and compares its answers with the truth.
LossTerms computeLosses(model::EncodedNetImpl &net, const Batch &batch, int queriesPerImage);

/// The terms that align images and texts without fusing them; the others are zero.
LossTerms computeAlignmentLosses(model::EncodedNetImpl &net, const Batch &batch);

/// The network's logits for the queries of a batch, as the engine would compute them.
struct BatchAnswer {
  model::ImageFeatures features;
  model::HmsaOutput decoded;
  torch::Tensor presence;
};
BatchAnswer answerBatch(model::EncodedNetImpl &net, const Batch &batch, int queriesPerImage);

} // namespace xemap::train
