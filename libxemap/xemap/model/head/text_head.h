// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <torch/nn.h>

#include "xemap/model/head/text_features.h"
#include "xemap/model/spec/head_spec.h"
#include "xemap/model/text/text_encoder.h"

namespace xemap::model {

/// Brings what a frozen text encoder says into the space that image features are compared in: frozen text alone is a
/// poor partner of an image, and its vectors have most of their length in common.
class TextHeadImpl : public torch::nn::Module {
public:
  TextHeadImpl(int64_t encoderWidth, const HeadSpec &head);

  TextFeatures forward(const PhraseStates &phrases);

private:
  double mGain; ///< Brings unit vectors to entries of about 1.
  torch::nn::Linear mTokens{nullptr};
  torch::nn::LayerNorm mTokenNorm{nullptr};
  torch::nn::Linear mSkip{nullptr};
  torch::nn::Linear mWiden{nullptr};
  torch::nn::Linear mNarrow{nullptr};
};
TORCH_MODULE(TextHead);

} // namespace xemap::model
