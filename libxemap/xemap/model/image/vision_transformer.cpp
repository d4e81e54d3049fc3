// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/image/vision_transformer.h"

#include "xemap/model/layers/channels.h"

namespace xemap::model {

VisionTransformerImpl::VisionTransformerImpl(const VisionTransformer &net, const std::array<double, 3> &pixelMean,
                                             const std::array<double, 3> &pixelStd)
    : WindowedBackboneImpl(net.imageSize, net.patchSize, pixelMean, pixelStd) {
  const auto width = net.width;
  const auto side = net.imageSize / net.patchSize;
  mPatches = register_module(
      "conv1", torch::nn::Conv2d(torch::nn::Conv2dOptions(3, width, net.patchSize).stride(net.patchSize).bias(false)));
  mClass = register_parameter("class_embedding", torch::empty({width}));
  mPositions = register_parameter("positional_embedding", torch::empty({side * side + 1, width}));
  mNormBefore = register_module("ln_pre", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width})));
  mTransformer = register_module("transformer", ClipTransformer(width, net.heads, net.layers, net.activation));
  mNormAfter = register_module("ln_post", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width})));
  mProjection = register_parameter("proj", torch::empty({width, net.embedWidth}));
  layOutChannelsLast(*this);
}

torch::Tensor VisionTransformerImpl::project(const torch::Tensor &tokens) {
  return torch::matmul(mNormAfter(tokens), mProjection);
}

ClipImageFeatures VisionTransformerImpl::encode(const torch::Tensor &image) {
  const auto patches = mPatches(image);
  const int64_t rows = patches.size(2);
  const int64_t columns = patches.size(3);
  const auto first = mClass.view({1, 1, -1}).expand({image.size(0), 1, -1});
  auto tokens = torch::cat({first, patches.flatten(2).transpose(1, 2)}, 1) + positionsFor(mPositions, rows, columns);
  tokens = mNormBefore(tokens);
  auto &blocks = mTransformer->blocks();
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i)
    tokens = blocks[i](tokens, ClipAttention::All);
  const auto dense = project(blocks.back()->selfAttention(tokens));
  ClipImageFeatures features;
  features.embedding = project(blocks.back()(tokens, ClipAttention::All).select(1, 0));
  features.denseClass = dense.select(1, 0);
  features.dense = dense.slice(1, 1).transpose(1, 2).reshape({image.size(0), -1, rows, columns});
  return features;
}

} // namespace xemap::model
