// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/eval/encoders.h"
#include "xemap/model/model_directory.h"
#include "xemap/text/clip_phrases.h"

namespace xemap::eval {

/// Those of XeMap-Net base: the CLIP model's.
class ClipEncoders final : public Encoders {
public:
  explicit ClipEncoders(const std::string &modelDirectory);

  model::EncodedNetImpl &net() override { return *mNet; }
  bool isTrained() const override { return mClip.config.head.has_value(); }
  model::TokenBatch tokensOf(const std::string &expression) const override;
  torch::Tensor embedImage(const torch::Tensor &image) override;
  torch::Tensor embedText(const std::string &expression) override;

private:
  model::LoadedClip mClip;
  text::ClipPhraseTokenizer mTokenizer;
  model::XemapBase mNet{nullptr};
};

} // namespace xemap::eval
