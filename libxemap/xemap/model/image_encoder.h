// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <vector>

#include <torch/nn.h>

#include "xemap/model/spec/xemap_net_options.h"

namespace xemap::model {

/// Convolution without bias, then batch norm; one convolution once folded.
class ConvNormImpl : public torch::nn::Module {
public:
  explicit ConvNormImpl(const torch::nn::Conv2dOptions &options);

  torch::Tensor forward(const torch::Tensor &input);

  /// Merges the batch norm's running statistics into the weights, for inference. Source: Jacob et al. 2018,
  /// section 3.2.
  void fold();

private:
  torch::nn::Conv2dOptions mOptions;
  torch::nn::Conv2d mConv{nullptr};
  torch::nn::BatchNorm2d mNorm{nullptr};
  torch::nn::Conv2d mFolded{nullptr};
};
TORCH_MODULE(ConvNorm);

/// Depthwise convolution, pointwise widening, ReLU, pointwise narrowing, residual.
class EncoderBlockImpl : public torch::nn::Module {
public:
  EncoderBlockImpl(int64_t width, int64_t kernel, int64_t expansion);

  torch::Tensor forward(const torch::Tensor &input);

private:
  ConvNorm mDepthwise{nullptr};
  ConvNorm mWiden{nullptr};
  ConvNorm mNarrow{nullptr};
};
TORCH_MODULE(EncoderBlock);

/// The image at five resolutions.
///
/// Shape: stem [N,stemWidths[0],H/2,W/2]; stages [N,C,H/s,W/s], s = 4, 8, 16, 32.
struct ImagePyramid {
  torch::Tensor stem;
  std::array<torch::Tensor, 4> stages;
};

/// The image pyramid encoder: a stem and four convolutional stages.
///
/// Purely convolutional on purpose: what a tile's features say does not depend on where the tile was cut, except near
/// its border.
class ImageEncoderImpl : public torch::nn::Module {
public:
  explicit ImageEncoderImpl(const XemapNetOptions &options);

  /// Shape: normalised image [N,3,H,W] float32, H and W multiples of 32.
  ImagePyramid forward(const torch::Tensor &image);

private:
  ConvNorm mStem1{nullptr};
  ConvNorm mStem2{nullptr};
  std::array<ConvNorm, 3> mDownsample{ConvNorm{nullptr}, ConvNorm{nullptr}, ConvNorm{nullptr}};
  std::array<std::vector<EncoderBlock>, 4> mBlocks;
};
TORCH_MODULE(ImageEncoder);

/// Folds every ConvNorm below `module`; afterwards the module can only infer.
void foldBatchNorms(torch::nn::Module &module);

} // namespace xemap::model
