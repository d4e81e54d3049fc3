// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>

#include "xemap/model/image/clip_image_encoder.h"

namespace xemap::model {

torch::Tensor positionsFor(const torch::Tensor &positions, int64_t rows, int64_t columns) {
  const auto side = static_cast<int64_t>(std::lround(std::sqrt(static_cast<double>(positions.size(0) - 1))));
  if (rows == side && columns == side)
    return positions;
  const auto grid = positions.slice(0, 1).t().reshape({1, positions.size(1), side, side});
  const auto resized = torch::nn::functional::interpolate(grid, torch::nn::functional::InterpolateFuncOptions()
                                                                    .size(std::vector<int64_t>{rows, columns})
                                                                    .mode(torch::kBicubic)
                                                                    .align_corners(false));
  return torch::cat({positions.slice(0, 0, 1), resized.flatten(2).squeeze(0).t()});
}

std::array<int64_t, 3> tapWidths(const ClipOptions &options) {
  const auto width = options.visionWidth;
  if (options.trunk == ClipTrunk::VisionTransformer)
    return {width, width, width};
  return {4 * width, 8 * width, 16 * width};
}

ClipVisionTransformerImpl::ClipVisionTransformerImpl(const ClipOptions &options) {
  const auto width = options.visionWidth;
  mPatches = register_module(
      "conv1",
      torch::nn::Conv2d(torch::nn::Conv2dOptions(3, width, options.patchSize).stride(options.patchSize).bias(false)));
  mClass = register_parameter("class_embedding", torch::empty({width}));
  mPositions =
      register_parameter("positional_embedding", torch::empty({options.gridSide() * options.gridSide() + 1, width}));
  mNormBefore = register_module("ln_pre", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width})));
  mTransformer = register_module("transformer",
                                 ClipTransformer(width, options.visionHeads, options.visionLayers, options.activation));
  mNormAfter = register_module("ln_post", torch::nn::LayerNorm(torch::nn::LayerNormOptions({width})));
  mProjection = register_parameter("proj", torch::empty({width, options.embedWidth}));
}

torch::Tensor ClipVisionTransformerImpl::project(const torch::Tensor &tokens) {
  return torch::matmul(mNormAfter(tokens), mProjection);
}

ClipImageFeatures ClipVisionTransformerImpl::forward(const torch::Tensor &image) {
  const auto patches = mPatches(image);
  const int64_t rows = patches.size(2);
  const int64_t columns = patches.size(3);
  const auto first = mClass.view({1, 1, -1}).expand({image.size(0), 1, -1});
  auto tokens = torch::cat({first, patches.flatten(2).transpose(1, 2)}, 1) + positionsFor(mPositions, rows, columns);
  tokens = mNormBefore(tokens);
  const auto map = [&](const torch::Tensor &all) {
    return all.slice(1, 1).transpose(1, 2).reshape({image.size(0), -1, rows, columns});
  };
  ClipImageFeatures features;
  auto &blocks = mTransformer->blocks();
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    for (std::size_t tap = 0; tap < features.taps.size(); ++tap)
      if (i == blocks.size() * (tap + 1) / 4)
        features.taps[tap] = map(tokens);
    tokens = blocks[i](tokens, ClipAttention::All);
  }
  for (auto &tap : features.taps)
    if (!tap.defined()) // fewer than four blocks
      tap = map(tokens);
  const auto dense = project(blocks.back()->selfAttention(tokens));
  features.embedding = project(blocks.back()(tokens, ClipAttention::All).select(1, 0));
  features.denseClass = dense.select(1, 0);
  features.dense = map(dense);
  return features;
}

} // namespace xemap::model
