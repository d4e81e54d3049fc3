// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/eval/encoders.h"
#include "xemap/model/model_directory.h"
#include "xemap/text/clip_phrases.h"

namespace xemap::eval {

/// Those of XeMap-Net base: the CLIP model's.
class ClipEncoders final : public NetEncoders<model::EncodedNetImpl> {
public:
  explicit ClipEncoders(const std::string &modelDirectory);

  bool isTrained() const override { return mClip.config.head.has_value(); }
  std::array<double, 3> fillColour() const override { return model::clipPixelMean; }
  model::ImageFeatures encodeImage(const torch::Tensor &image) override { return mNet->encodeImage(image); }
  model::TextFeatures encodeText(const std::string &expression) override;
  torch::Tensor embedImage(const torch::Tensor &image) override;
  torch::Tensor embedText(const std::string &expression) override;

private:
  model::EncodedNetImpl &net() override { return *mNet; }

  model::LoadedClip mClip;
  text::ClipPhraseTokenizer mTokenizer;
  model::XemapBase mNet{nullptr};
};

} // namespace xemap::eval
