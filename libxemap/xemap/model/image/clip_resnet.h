// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "xemap/model/image/windowed_backbone.h"

namespace xemap::model {

/// The ResNet of a CLIP model, with average pooling before strided convolutions and attention pooling at its end. Its
/// dense features are the value path of that pooling at every place. Its parameters carry the names of OpenAI's CLIP.
class ClipResNetImpl : public WindowedBackboneImpl {
public:
  ClipResNetImpl(const ClipResNet &net, const std::array<double, 3> &pixelMean, const std::array<double, 3> &pixelStd);

private:
  class Bottleneck;
  class AttentionPool;

  ClipImageFeatures encode(const torch::Tensor &image) override;

  std::array<torch::nn::Conv2d, 3> mStem{torch::nn::Conv2d{nullptr}, torch::nn::Conv2d{nullptr},
                                         torch::nn::Conv2d{nullptr}};
  std::array<torch::nn::BatchNorm2d, 3> mStemNorms{torch::nn::BatchNorm2d{nullptr}, torch::nn::BatchNorm2d{nullptr},
                                                   torch::nn::BatchNorm2d{nullptr}};
  std::vector<std::shared_ptr<Bottleneck>> mBlocks;
  std::shared_ptr<AttentionPool> mPool;
};

} // namespace xemap::model
