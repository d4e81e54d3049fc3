// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/xemap_net.h"

#include <string>

#include "xemap/model/layers/channels.h"

namespace xemap::model {

XemapNetImpl::XemapNetImpl(const XemapNetOptions &options) : EncodedNetImpl(options) {
  mImageEncoder = register_module("image_encoder", ImageEncoder(options));
  mTextEncoder = register_module("text_encoder", TextEncoder(options));
  const auto &stages = options.stageWidths;
  mTokens = register_module("tokens", torch::nn::Conv2d(torch::nn::Conv2dOptions(stages[3], options.fusionWidth, 1)));
  mOutlines = register_module(
      "outlines", torch::nn::Conv2d(torch::nn::Conv2dOptions(options.stemWidths[0], options.outlineWidth, 1)));
  for (size_t level = 0; level < 4; ++level)
    mProject[level] = register_module(
        "project" + std::to_string(level),
        torch::nn::Conv2d(torch::nn::Conv2dOptions(stages[3 - level], options.alignmentWidths[level], 1)));
  // Not buffers: they come from the options, and have one place to be read from.
  mPixelMean = perChannel(options.pixelMean);
  mPixelStd = perChannel(options.pixelStd);
  layOutChannelsLast(*this);
}

ImageFeatures XemapNetImpl::encodeImage(const torch::Tensor &image) {
  requireImage(image);
  const auto pyramid = mImageEncoder(standardised(image, mPixelMean, mPixelStd));
  const auto &stages = pyramid.stages;
  ImageFeatures features;
  features.outlines = mOutlines(pyramid.stem);
  features.tokens = mTokens(stages[3]);
  for (size_t level = 0; level < 4; ++level)
    features.levels[level] = mProject[level](stages[3 - level]);
  return features;
}

} // namespace xemap::model
