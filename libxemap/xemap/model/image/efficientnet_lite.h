// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <vector>

#include "xemap/model/image/image_backbone.h"

namespace xemap::model {

/// How layers that halve a map are padded.
///
/// TensorFlow's "same" puts the odd row and column behind, which moves the centres of cells by half a cell until 1/32.
/// What a layer has learned does not care, so Centred alternates the sides: centres then lie within a fifth of a cell
/// of where bilinear resizing expects them, at 1/2 of the picture half a pixel (docs/model.md).
enum class StridedPadding { Same, Centred };

/// A convolution, padded so that a map of even size is halved exactly, and ReLU6 unless it is left out.
class LiteConvImpl : public torch::nn::Module {
public:
  /// Where the padding that is left over goes.
  enum class Rest { Even, Before, Behind };

  LiteConvImpl(const torch::nn::Conv2dOptions &options, Rest rest, bool activated);

  torch::Tensor forward(const torch::Tensor &input);

private:
  int64_t mStride;
  int64_t mGroups;
  int64_t mBefore;
  int64_t mBehind;
  bool mActivated;
  torch::Tensor mWeight;
  torch::Tensor mBias;
};
TORCH_MODULE(LiteConv);

/// Pointwise widening, depthwise convolution, pointwise narrowing; residual where nothing changes its size.
class LiteBlockImpl : public torch::nn::Module {
public:
  LiteBlockImpl(const EfficientNetLiteStage &stage, bool first, LiteConvImpl::Rest rest);

  torch::Tensor forward(const torch::Tensor &input);

private:
  bool mIsResidual;
  LiteConv mExpand{nullptr};
  LiteConv mDepthwise{nullptr};
  LiteConv mProject{nullptr};
};
TORCH_MODULE(LiteBlock);

/// EfficientNet-Lite with batch norms folded into its convolutions; what classifies at its end is left out.
///
/// Purely convolutional: what a tile's features say does not depend on where the tile was cut, but near its border.
/// Source: EfficientNet-Lite of TensorFlow's TPU models.
class EfficientNetLiteImpl : public ImageBackboneImpl {
public:
  EfficientNetLiteImpl(const EfficientNetLite &net, const std::array<double, 3> &pixelMean,
                       const std::array<double, 3> &pixelStd, StridedPadding padding);

  std::array<int64_t, 5> widths() const override { return mWidths; }
  ImageTaps forward(const torch::Tensor &rgb) override;

private:
  torch::Tensor mPixelMean;
  torch::Tensor mPixelStd;
  LiteConv mStem{nullptr};
  std::vector<LiteBlock> mBlocks;
  std::array<std::size_t, 5> mTapAfter{}; ///< Blocks behind which the maps are taken.
  std::array<int64_t, 5> mWidths{};
};

} // namespace xemap::model
