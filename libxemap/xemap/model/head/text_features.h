// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include <torch/types.h>

#include "xemap/model/head/competition.h"

namespace xemap::model {

/// Token identifiers of several expressions for XeMap-Net tiny, padded to the same length.
///
/// Shape: words [Q,L] int64, 0 is padding; subwords [Q,L,K] int64, 0 is padding.
struct TokenBatch {
  torch::Tensor words;
  torch::Tensor subwords;
};

/// What the text encoder makes of a batch of expressions.
///
/// Shape: tokens [Q,L,textWidth], mask [Q,L] bool (true on words), sentence [Q,textWidth]; undefined for a model
/// without a head.
struct TextFeatures {
  torch::Tensor tokens;
  torch::Tensor mask;
  torch::Tensor sentence;
  LevelVectors vectors; ///< What image features are compared with; undefined for XeMap-Net tiny.
  torch::Tensor alike;  ///< Competitors that say nothing against the expression. Shape: [Q,C] bool.
};

/// One of the expressions of a batch, still with the dimension that counts them.
TextFeatures queryAt(const TextFeatures &queries, int64_t index);

} // namespace xemap::model
