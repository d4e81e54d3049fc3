// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include <torch/types.h>

#include "xemap/model/referring_net.h"
#include "xemap/train/batch.h"
#include "xemap/train/phrase_table.h"
#include "xemap/train/train_config.h"

namespace xemap::train {

/// The terms of the loss, each a scalar, before their weights; 0 where the stage does not compute it.
struct LossTerms {
  torch::Tensor classes;  ///< Cross-entropy of every cell against one wording of every class, summed over levels.
  torch::Tensor captions; ///< The same against what is said of the regions of the batch.
  torch::Tensor compete;  ///< Cross-entropy and Dice of the lead of what is asked over the competitors.
  torch::Tensor mask;     ///< Cross-entropy of the logits, positives weighted up to 4 times.
  torch::Tensor dice;     ///< 1 - Dice over expressions that refer to something in the image.
  torch::Tensor levels;   ///< Cross-entropy of every HMSA level's logits, averaged.
  torch::Tensor absent;   ///< How high the likeliest hundredth of what is nowhere in the image still lies.
  torch::Tensor presence; ///< Cross-entropy of presence, absent referents weighing as much as present ones.

  static constexpr std::array<const char *, 8> names{"classes", "captions", "compete", "mask",
                                                     "dice",    "levels",   "absent",  "presence"};
  std::array<torch::Tensor, 8> all() const {
    return {classes, captions, compete, mask, dice, levels, absent, presence};
  }
  torch::Tensor total(const LossWeights &weights) const;
};

/// Runs the network on a batch, as far as the stage asks for, and compares its answers with the truth.
LossTerms computeLosses(model::ReferringNetImpl &net, const Batch &batch, const PhraseTable &phrases, Stage stage);

/// The network's answers to the queries of a batch, as the engine would compute them.
struct BatchAnswer {
  torch::Tensor lead;
  model::HmsaOutput decoded;
  torch::Tensor presence;
};
BatchAnswer answerBatch(model::ReferringNetImpl &net, const Batch &batch, const PhraseTable &phrases,
                        const model::LevelVectors &competitors, const model::ImageFeatures &features,
                        const model::ImageFeatures &overview);

/// Phrases of the bank as vectors.
model::LevelVectors competitorsOf(model::ReferringNetImpl &net, const PhraseTable &phrases);

} // namespace xemap::train
