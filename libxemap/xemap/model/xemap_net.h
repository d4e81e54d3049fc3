// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include <torch/nn.h>

#include "xemap/model/encoded_net.h"
#include "xemap/model/image_encoder.h"
#include "xemap/model/text_encoder.h"

namespace xemap::model {

/// XeMap-Net tiny: XeMap-Net over small encoders of its own.
class XemapNetImpl : public EncodedNetImpl {
public:
  explicit XemapNetImpl(const XemapNetOptions &options);

  ImageFeatures encodeImage(const torch::Tensor &image) override;

  TextFeatures encodeText(const TokenBatch &batch) override { return mTextEncoder(batch); }

private:
  ImageEncoder mImageEncoder{nullptr};
  TextEncoder mTextEncoder{nullptr};
  torch::nn::Conv2d mTokens{nullptr};
  torch::nn::Conv2d mOutlines{nullptr};
  std::array<torch::nn::Conv2d, 4> mProject{torch::nn::Conv2d{nullptr}, torch::nn::Conv2d{nullptr},
                                            torch::nn::Conv2d{nullptr}, torch::nn::Conv2d{nullptr}};
  torch::Tensor mPixelMean;
  torch::Tensor mPixelStd;
};
TORCH_MODULE(XemapNet);

} // namespace xemap::model
