// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <torch/nn.h>

#include "xemap/model/head/text_features.h"
#include "xemap/model/layers/attention.h"
#include "xemap/model/spec/xemap_net_options.h"

namespace xemap::model {

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
