// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <torch/types.h>

#include "xemap/model/head/competition.h"

namespace xemap::model {

/// Competitors that a phrase means which shares no word with any of them: those that lie nearest in the space images
/// are compared in, which all languages share. Without them "Wald" would have to lead over "trees".
///
/// Shape: vectors of Q phrases and of C competitors; alikeByWords [Q,C] bool → the same, with the nearest of each
/// phrase that has none.
torch::Tensor withNearest(const torch::Tensor &alikeByWords, const LevelVectors &phrases,
                          const LevelVectors &competitors);

} // namespace xemap::model
