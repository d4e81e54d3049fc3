// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <memory>

#include "xemap/model/clip/clip_source.h"
#include "xemap/model/encoded_net.h"
#include "xemap/model/image_encoder.h"
#include "xemap/model/spec/clip_options.h"

namespace xemap::model {

/// XeMap-Net base: fusion layer and HMSA over a CLIP model that does not learn, and is no part of this module's
/// parameters.
///
/// Its pyramid comes from three taps of CLIP's image encoder and the training-free description of each place; a light
/// stem over the image itself draws outlines finer than CLIP's patches. The answer is the training-free map plus what
/// HMSA adds, which is nothing before training: an untrained one answers as the CLIP model alone does.
/// Source: docs/clip.md.
class XemapBaseImpl : public EncodedNetImpl {
public:
  XemapBaseImpl(const XemapNetOptions &options, const ClipOptions &clip, std::shared_ptr<ClipSource> source);

  ImageFeatures encodeImage(const torch::Tensor &image) override;

  TextFeatures encodeText(const TokenBatch &batch) override { return mSource->phrases(batch); }

  HmsaOutput decode(const ImageFeatures &features, const torch::Tensor &positions, const FusedQuery &fused,
                    const TextFeatures &text, int64_t queriesPerTile) override;

private:
  std::shared_ptr<ClipSource> mSource;
  ConvNorm mStem1{nullptr};
  ConvNorm mStem2{nullptr};
  torch::nn::Conv2d mTokens{nullptr};
  torch::nn::Conv2d mOutlines{nullptr};
  torch::nn::Conv2d mDetails{nullptr};
  std::array<torch::nn::Conv2d, 4> mProject{torch::nn::Conv2d{nullptr}, torch::nn::Conv2d{nullptr},
                                            torch::nn::Conv2d{nullptr}, torch::nn::Conv2d{nullptr}};
  torch::Tensor mPixelMean;
  torch::Tensor mPixelStd;
};
TORCH_MODULE(XemapBase);

} // namespace xemap::model
