// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <torch/nn.h>

#include "xemap/model/attention.h"
#include "xemap/model/xemap_net_options.h"

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
  /// Of a CLIP model, for its training-free map (clip/training_free.h); undefined for XeMap-Net tiny.
  torch::Tensor meaning;  ///< Shape: [Q,E] of unit length.
  torch::Tensor compared; ///< What else there is. Shape: [C,E] of unit length.
  torch::Tensor alike;    ///< What of it says nothing about the expression. Shape: [Q,C] bool.
};

/// One of the expressions of a batch, still with the dimension that counts them.
TextFeatures queryAt(const TextFeatures &queries, int64_t index);

/// A small transformer over word embeddings, each the sum of a whole-word vector and the mean of its n-gram vectors.
class TextEncoderImpl : public torch::nn::Module {
public:
  explicit TextEncoderImpl(const XemapNetOptions &options);

  TextFeatures forward(const TokenBatch &batch);

private:
  torch::nn::Embedding mWords{nullptr};
  torch::nn::Embedding mSubwords{nullptr};
  torch::Tensor mPositions;
  std::vector<torch::nn::LayerNorm> mNorms;
  std::vector<Attention> mAttentions;
  std::vector<torch::nn::Sequential> mFeedForwards;
  torch::nn::LayerNorm mFinalNorm{nullptr};
};
TORCH_MODULE(TextEncoder);

} // namespace xemap::model
