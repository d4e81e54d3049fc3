// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <torch/types.h>

#include "xemap/model/head/text_features.h"

namespace xemap::model {

/// The logits of places before any training: 50 times the similarity with the phrase, less the soft maximum of 50 times
/// those with what else there is and is not alike; 0 for that when nothing is left to compare with.
///
/// Shape: described [N,E,h,w]; text of Q = N * queriesPerTile phrases, grouped by tile → [N,queriesPerTile,h,w].
/// Source: docs/clip.md.
torch::Tensor trainingFreeLogits(const torch::Tensor &described, const TextFeatures &text, int64_t queriesPerTile);

} // namespace xemap::model
