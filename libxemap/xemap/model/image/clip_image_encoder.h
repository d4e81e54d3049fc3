// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <vector>

#include <torch/nn.h>

#include "xemap/model/layers/clip_layers.h"
#include "xemap/model/spec/clip_options.h"

namespace xemap::model {

/// What an image encoder says of an image as a whole, and place by place.
///
/// Shape: embedding [N,E]; dense [N,E,h,w], one cell per patchSize pixels; denseClass [N,E], the class token of the
/// same pass, which holds what all places have in common; taps[i] [N,tapWidths()[i],.,.], what it says on the way, a
/// quarter, half and three quarters through (of a ResNet: behind its first three stages). None is of unit length.
struct ClipImageFeatures {
  torch::Tensor embedding;
  torch::Tensor dense;
  torch::Tensor denseClass;
  std::array<torch::Tensor, 3> taps;
};

/// Channels of ClipImageFeatures::taps.
std::array<int64_t, 3> tapWidths(const ClipOptions &options);

/// CLIP's image encoder.
class ClipImageEncoderImpl : public torch::nn::Module {
public:
  /// Shape: normalised image [N,3,H,W] float32, H and W multiples of patchSize. Sizes other than the one trained on get
  /// interpolated positions.
  virtual ClipImageFeatures forward(const torch::Tensor &image) = 0;
};

/// The vision transformer. Its dense features come from the last block with attention of like to like, without residual
/// and feed-forward.
class ClipVisionTransformerImpl : public ClipImageEncoderImpl {
public:
  explicit ClipVisionTransformerImpl(const ClipOptions &options);

  ClipImageFeatures forward(const torch::Tensor &image) override;

private:
  torch::Tensor project(const torch::Tensor &tokens);

  torch::nn::Conv2d mPatches{nullptr};
  torch::Tensor mClass;
  torch::Tensor mPositions;
  torch::nn::LayerNorm mNormBefore{nullptr};
  ClipTransformer mTransformer{nullptr};
  torch::nn::LayerNorm mNormAfter{nullptr};
  torch::Tensor mProjection;
};

/// The ResNet with average pooling before strided convolutions and attention pooling at its end. Its dense features are
/// the value path of that pooling at every place.
class ClipResNetImpl : public ClipImageEncoderImpl {
public:
  explicit ClipResNetImpl(const ClipOptions &options);

  ClipImageFeatures forward(const torch::Tensor &image) override;

private:
  class Bottleneck;
  class AttentionPool;

  std::array<int64_t, 4> mStageDepths;
  std::array<torch::nn::Conv2d, 3> mStem{torch::nn::Conv2d{nullptr}, torch::nn::Conv2d{nullptr},
                                         torch::nn::Conv2d{nullptr}};
  std::array<torch::nn::BatchNorm2d, 3> mStemNorms{torch::nn::BatchNorm2d{nullptr}, torch::nn::BatchNorm2d{nullptr},
                                                   torch::nn::BatchNorm2d{nullptr}};
  std::vector<std::shared_ptr<Bottleneck>> mBlocks;
  std::shared_ptr<AttentionPool> mPool;
};

/// The positions of a square map, interpolated bicubically to one of `rows` x `columns` cells.
///
/// Shape: positions [1 + side * side, D], the class token's first → [1 + rows * columns, D].
torch::Tensor positionsFor(const torch::Tensor &positions, int64_t rows, int64_t columns);

} // namespace xemap::model
