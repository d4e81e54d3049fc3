// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/head/text_head.h"

#include <cmath>

namespace xemap::model {

TextHeadImpl::TextHeadImpl(int64_t encoderWidth, const HeadSpec &head)
    : mGain(std::sqrt(static_cast<double>(encoderWidth))) {
  const auto width = head.textWidth;
  mTokens = register_module("tokens", torch::nn::Linear(encoderWidth, width));
  mTokenNorm = register_module("token_norm", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width})));
  mSkip = register_module("skip", torch::nn::Linear(encoderWidth, width));
  mWiden = register_module("widen", torch::nn::Linear(encoderWidth, encoderWidth));
  mNarrow = register_module("narrow", torch::nn::Linear(encoderWidth, width));
}

TextFeatures TextHeadImpl::forward(const PhraseStates &phrases) {
  TextFeatures features;
  features.mask = phrases.mask;
  if (phrases.states.defined())
    features.tokens = mTokenNorm(mTokens(phrases.states));
  const auto pooled = phrases.pooled * mGain;
  features.sentence = mSkip(pooled) + mNarrow(torch::gelu(mWiden(pooled)));
  return features;
}

} // namespace xemap::model
