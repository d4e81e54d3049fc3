// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <torch/nn.h>

#include "xemap/model/attention.h"
#include "xemap/model/xemap_net_options.h"

namespace xemap::model {

/// Token identifiers of several expressions, padded to the same length.
///
/// Shape: words [Q,L] int64, 0 is padding; subwords [Q,L,K] int64, 0 is padding.
struct TokenBatch {
  torch::Tensor words;
  torch::Tensor subwords;
};

/// What the text encoder makes of a batch of expressions.
///
/// Shape: tokens [Q,L,textWidth], mask [Q,L] bool (true on words), sentence [Q,textWidth] (mean over words).
struct TextFeatures {
  torch::Tensor tokens;
  torch::Tensor mask;
  torch::Tensor sentence;
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
