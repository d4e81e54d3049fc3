// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/image_encoder.h"

#include <string>

namespace xemap::model {

namespace {

torch::nn::Conv2dOptions strided(int64_t in, int64_t out, int64_t kernel, int64_t stride) {
  return torch::nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel == stride ? 0 : kernel / 2);
}

} // namespace

ConvNormImpl::ConvNormImpl(const torch::nn::Conv2dOptions &options) : mOptions(options) {
  mConv = register_module("conv", torch::nn::Conv2d(torch::nn::Conv2dOptions(options).bias(false)));
  mNorm = register_module("norm", torch::nn::BatchNorm2d(options.out_channels()));
}

torch::Tensor ConvNormImpl::forward(const torch::Tensor &input) {
  return mFolded.is_empty() ? mNorm(mConv(input)) : mFolded(input);
}

void ConvNormImpl::fold() {
  torch::NoGradGuard noGrad;
  const auto gain = mNorm->weight / torch::sqrt(mNorm->running_var + mNorm->options.eps());
  // Not registered: weights are read and written under the names of the two it stands for.
  mFolded = torch::nn::Conv2d(torch::nn::Conv2dOptions(mOptions).bias(true));
  mFolded->weight = (mConv->weight * gain.view({-1, 1, 1, 1})).contiguous(torch::MemoryFormat::ChannelsLast);
  mFolded->bias = mNorm->bias - mNorm->running_mean * gain;
}

EncoderBlockImpl::EncoderBlockImpl(int64_t width, int64_t kernel, int64_t expansion) {
  const auto depthwise = torch::nn::Conv2dOptions(width, width, kernel).padding(kernel / 2).groups(width);
  mDepthwise = register_module("depthwise", ConvNorm(depthwise));
  mWiden = register_module("widen", ConvNorm(torch::nn::Conv2dOptions(width, width * expansion, 1)));
  mNarrow = register_module("narrow", ConvNorm(torch::nn::Conv2dOptions(width * expansion, width, 1)));
}

torch::Tensor EncoderBlockImpl::forward(const torch::Tensor &input) {
  return input + mNarrow(mWiden(mDepthwise(input)).relu_());
}

ImageEncoderImpl::ImageEncoderImpl(const XemapNetOptions &options) {
  const auto &widths = options.stageWidths;
  mStem1 = register_module("stem1", ConvNorm(strided(3, options.stemWidths[0], 3, 2)));
  mStem2 = register_module("stem2", ConvNorm(strided(options.stemWidths[0], options.stemWidths[1], 3, 2)));
  TORCH_CHECK(options.stemWidths[1] == widths[0], "image encoder: the stem's ", options.stemWidths[1],
              " channels do not fit the first stage's ", widths[0]);
  for (size_t stage = 0; stage < 4; ++stage) {
    const auto name = "stage" + std::to_string(stage + 1);
    if (stage > 0)
      mDownsample[stage - 1] =
          register_module(name + "_downsample", ConvNorm(strided(widths[stage - 1], widths[stage], 2, 2)));
    for (int64_t block = 0; block < options.stageDepths[stage]; ++block)
      mBlocks[stage].push_back(
          register_module(name + "_block" + std::to_string(block),
                          EncoderBlock(widths[stage], options.stageKernels[stage], options.stageExpansions[stage])));
  }
}

ImagePyramid ImageEncoderImpl::forward(const torch::Tensor &image) {
  // Channels-last is what makes these convolutions fast on a CPU: the stem is ten times slower without it.
  ImagePyramid pyramid;
  pyramid.stem = mStem1(image.contiguous(torch::MemoryFormat::ChannelsLast)).relu_();
  auto features = mStem2(pyramid.stem).relu_();
  for (size_t stage = 0; stage < 4; ++stage) {
    if (stage > 0)
      features = mDownsample[stage - 1](features);
    for (auto &block : mBlocks[stage])
      features = block(features);
    pyramid.stages[stage] = features;
  }
  return pyramid;
}

void foldBatchNorms(torch::nn::Module &module) {
  for (const auto &child : module.modules())
    if (auto *convNorm = child->as<ConvNorm>())
      convNorm->fold();
}

} // namespace xemap::model
