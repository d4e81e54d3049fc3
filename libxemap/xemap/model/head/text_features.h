// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include <torch/types.h>

#include "xemap/model/head/competition.h"

namespace xemap::model {

/// Token identifiers of several expressions, padded to the same length.
///
/// Shape: words [Q,L] int64, 0 is padding; subwords [Q,L,K] int64, 0 is padding; alike [Q] int64. For XeMap-Net base,
/// words are those of text::ClipPhraseIds, K is 0, and alike holds its bits; tiny does not look at alike.
struct TokenBatch {
  torch::Tensor words;
  torch::Tensor subwords;
  torch::Tensor alike;

  bool isEmpty() const { return !words.defined(); }
  TokenBatch to(torch::Device device) const;
};

/// What the text encoder makes of a batch of expressions.
///
/// Shape: tokens [Q,L,textWidth], mask [Q,L] bool (true on words), sentence [Q,textWidth].
struct TextFeatures {
  torch::Tensor tokens;
  torch::Tensor mask;
  torch::Tensor sentence;
  LevelVectors vectors; ///< What image features are compared with; undefined for XeMap-Net tiny and base.
  torch::Tensor alike;  ///< Competitors that say nothing against the expression. Shape: [Q,C] bool.
  /// Of a CLIP model, for its training-free map (similarity.h); undefined for XeMap-Net tiny.
  torch::Tensor meaning;  ///< Shape: [Q,E] of unit length.
  torch::Tensor compared; ///< What else there is. Shape: [C,E] of unit length.
};

/// One of the expressions of a batch, still with the dimension that counts them.
TextFeatures queryAt(const TextFeatures &queries, int64_t index);

} // namespace xemap::model
