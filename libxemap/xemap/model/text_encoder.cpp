// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/text_encoder.h"

#include <string>

namespace xemap::model {

TextEncoderImpl::TextEncoderImpl(const XemapNetOptions &options) {
  const int64_t width = options.textWidth;
  mWords = register_module("words", torch::nn::Embedding(options.vocabularyIds, width));
  mSubwords = register_module("subwords", torch::nn::Embedding(options.subwordBuckets, width));
  mPositions = register_parameter("positions", torch::randn({options.maxTokens, width}) * 0.02);
  torch::nn::init::normal_(mWords->weight, 0.0, 0.1);
  torch::nn::init::normal_(mSubwords->weight, 0.0, 0.1);
  for (int64_t layer = 0; layer < options.textLayers; ++layer) {
    const auto name = "layer" + std::to_string(layer);
    mNorms.push_back(register_module(name + "_norm", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width}))));
    mAttentions.push_back(register_module(name + "_attention", Attention(width, options.textHeads)));
    mFeedForwards.push_back(register_module(name + "_feed_forward", makeFeedForward(width, 4 * width)));
  }
  mFinalNorm = register_module("final_norm", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width})));
}

TextFeatures TextEncoderImpl::forward(const TokenBatch &batch) {
  TORCH_CHECK(batch.words.dim() == 2 && batch.subwords.dim() == 3 && batch.words.size(1) <= mPositions.size(0),
              "text encoder: expected words [Q,L<=", mPositions.size(0), "] and subwords [Q,L,K], found ",
              batch.words.sizes(), " and ", batch.subwords.sizes());
  TextFeatures features;
  features.mask = batch.words.ne(0);
  const auto subwordMask = batch.subwords.ne(0).unsqueeze(-1);
  const auto subwordMean =
      (mSubwords(batch.subwords) * subwordMask).sum(2) / subwordMask.sum(2).clamp_min(1).to(torch::kFloat);
  auto tokens = mWords(batch.words) + subwordMean + mPositions.slice(0, 0, batch.words.size(1));
  for (size_t layer = 0; layer < mNorms.size(); ++layer) {
    const auto normed = mNorms[layer](tokens);
    tokens = tokens + mAttentions[layer](normed, normed, features.mask);
    tokens = tokens + mFeedForwards[layer]->forward(tokens);
  }
  features.tokens = mFinalNorm(tokens);
  const auto weights = features.mask.unsqueeze(-1).to(torch::kFloat);
  features.sentence = (features.tokens * weights).sum(1) / weights.sum(1).clamp_min(1);
  return features;
}

} // namespace xemap::model
