// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/eval/encoders.h"
#include "xemap/model/layers/blas_threads.h"
#include "xemap/model/model_directory.h"
#include "xemap/text/tokenizer.h"

namespace xemap::eval {

/// Those of XeMap-Net tiny.
class TinyEncoders final : public NetEncoders<model::XemapNetImpl> {
public:
  explicit TinyEncoders(const std::string &modelDirectory);

  bool isTrained() const override { return true; }
  std::array<double, 3> fillColour() const override { return mModel.config.options.pixelMean; }
  model::ImageFeatures encodeImage(const torch::Tensor &image) override { return mModel.net->encodeImage(image); }
  model::TextFeatures encodeText(const std::string &expression) override;

private:
  model::XemapNetImpl &net() override { return *mModel.net; }

  model::BlasThreadScope mBlasThreads;
  model::LoadedModel mModel;
  text::Tokenizer mTokenizer;
};

} // namespace xemap::eval
