// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/model/encoded_net.h"
#include "xemap/train/batch.h"

namespace xemap::train {

/// How good a model is on batches it never learned from.
struct ValidationResult {
  double meanIou = 0.0;       ///< Over expressions that refer to something, at probability 0.5.
  double absentCorrect = 0.0; ///< Share of expressions about nothing in the image whose map stays below 0.5 everywhere.
  double presenceCorrect = 0.0; ///< Share of expressions whose presence is told rightly.
  double cellAccuracy = 0.0;    ///< Share of 1/16 cells whose nearest class wording is right.
};

/// Answers, where the network computes, `config.validationBatches` batches drawn from `corpus` in evaluation mode; the
/// mode of `net` is restored.
ValidationResult validate(model::EncodedNetImpl &net, const Corpus &corpus, const TrainConfig &config);

} // namespace xemap::train
