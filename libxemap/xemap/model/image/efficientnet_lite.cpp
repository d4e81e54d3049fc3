// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/image/efficientnet_lite.h"

#include <cmath>
#include <string>

#include "xemap/model/layers/channels.h"

namespace xemap::model {

namespace {

using Rest = LiteConvImpl::Rest;

/// The layers that halve the map, from the stem on.
constexpr std::array<Rest, 5> centredRests{Rest::Behind, Rest::Before, Rest::Behind, Rest::Before, Rest::Behind};

} // namespace

LiteConvImpl::LiteConvImpl(const torch::nn::Conv2dOptions &options, Rest rest, bool activated)
    : mStride(options.stride()->at(0)), mGroups(options.groups()), mActivated(activated) {
  const int64_t kernel = options.kernel_size()->at(0);
  // A stride of s takes kernel - s cells of padding in all, of which one is left over.
  const int64_t padding = kernel - mStride;
  mBefore = rest == Rest::Before ? (padding + 1) / 2 : padding / 2;
  mBehind = padding - mBefore;
  const int64_t perGroup = options.in_channels() / mGroups;
  mWeight = register_parameter("weight", torch::empty({options.out_channels(), perGroup, kernel, kernel}));
  mBias = register_parameter("bias", torch::zeros({options.out_channels()}));
  torch::nn::init::normal_(mWeight, 0.0, std::sqrt(2.0 / static_cast<double>(perGroup * kernel * kernel)));
}

torch::Tensor LiteConvImpl::forward(const torch::Tensor &input) {
  const bool isEven = mBefore == mBehind;
  const auto padded = isEven ? input : torch::constant_pad_nd(input, {mBefore, mBehind, mBefore, mBehind});
  auto output = torch::conv2d(padded, mWeight, mBias, mStride, isEven ? mBefore : 0, 1, mGroups);
  return mActivated ? output.clamp_(0.0, 6.0) : output;
}

LiteBlockImpl::LiteBlockImpl(const EfficientNetLiteStage &stage, bool first, Rest rest) {
  const int64_t inputs = first ? stage.inputs : stage.outputs;
  const int64_t stride = first ? stage.stride : 1;
  const int64_t hidden = inputs * stage.expansion;
  mIsResidual = stride == 1 && inputs == stage.outputs;
  if (stage.expansion != 1)
    mExpand = register_module("expand", LiteConv(torch::nn::Conv2dOptions(inputs, hidden, 1), Rest::Even, true));
  mDepthwise = register_module(
      "depthwise",
      LiteConv(torch::nn::Conv2dOptions(hidden, hidden, stage.kernel).stride(stride).groups(hidden), rest, true));
  mProject =
      register_module("project", LiteConv(torch::nn::Conv2dOptions(hidden, stage.outputs, 1), Rest::Even, false));
}

torch::Tensor LiteBlockImpl::forward(const torch::Tensor &input) {
  const auto widened = mExpand.is_empty() ? input : mExpand(input);
  const auto output = mProject(mDepthwise(widened));
  return mIsResidual ? output + input : output;
}

EfficientNetLiteImpl::EfficientNetLiteImpl(const EfficientNetLite &net, const std::array<double, 3> &pixelMean,
                                           const std::array<double, 3> &pixelStd, StridedPadding padding)
    : mPixelMean(perChannel(pixelMean)), mPixelStd(perChannel(pixelStd)) {
  std::size_t halvings = 0;
  const auto nextRest = [&] {
    const auto rest = padding == StridedPadding::Centred ? centredRests.at(halvings) : Rest::Behind;
    ++halvings;
    return rest;
  };
  mStem = register_module(
      "stem", LiteConv(torch::nn::Conv2dOptions(3, efficientNetLiteStemWidth, 3).stride(2), nextRest(), true));
  for (const auto &stage : stagesOf(net)) {
    for (int64_t block = 0; block < stage.blocks; ++block) {
      const bool halves = block == 0 && stage.stride == 2;
      const auto rest = halves ? nextRest() : Rest::Even;
      mBlocks.push_back(register_module("block" + std::to_string(mBlocks.size()), LiteBlock(stage, block == 0, rest)));
    }
    // Each map is the last of its resolution.
    mTapAfter[halvings - 1] = mBlocks.size();
    mWidths[halvings - 1] = stage.outputs;
  }
  layOutChannelsLast(*this);
}

ImageTaps EfficientNetLiteImpl::forward(const torch::Tensor &rgb) {
  auto map = mStem(standardised(rgb, mPixelMean, mPixelStd).contiguous(torch::MemoryFormat::ChannelsLast));
  ImageTaps taps;
  std::size_t tap = 0;
  for (std::size_t block = 0; block < mBlocks.size(); ++block) {
    map = mBlocks[block](map);
    if (block + 1 == mTapAfter[tap])
      taps.maps[tap++] = map;
  }
  return taps;
}

} // namespace xemap::model
