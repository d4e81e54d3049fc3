// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/model/image/windowed_backbone.h"
#include "xemap/model/layers/clip_layers.h"

namespace xemap::model {

/// The vision transformer of a CLIP model. Its dense features come from the last block with attention of like to like,
/// without residual and feed-forward. Its parameters carry the names of OpenAI's CLIP.
class VisionTransformerImpl : public WindowedBackboneImpl {
public:
  VisionTransformerImpl(const VisionTransformer &net, const std::array<double, 3> &pixelMean,
                        const std::array<double, 3> &pixelStd);

private:
  ClipImageFeatures encode(const torch::Tensor &image) override;
  torch::Tensor project(const torch::Tensor &tokens);

  torch::nn::Conv2d mPatches{nullptr};
  torch::Tensor mClass;
  torch::Tensor mPositions;
  torch::nn::LayerNorm mNormBefore{nullptr};
  ClipTransformer mTransformer{nullptr};
  torch::nn::LayerNorm mNormAfter{nullptr};
  torch::Tensor mProjection;
};

} // namespace xemap::model
