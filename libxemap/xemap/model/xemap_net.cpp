// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/xemap_net.h"

#include <string>

#include "xemap/model/layers/channels.h"

namespace xemap::model {

XemapNetImpl::XemapNetImpl(const XemapNetOptions &options) : mOptions(options) {
  TORCH_CHECK(options.alignmentWidths[0] == options.fusionWidth, "XeMap-Net: the coarsest alignment width ",
              options.alignmentWidths[0], " must equal the fusion width ", options.fusionWidth);
  constexpr int64_t knownMaps = 0;
  mFusion = register_module("fusion", Fusion(headOf(options)));
  mHmsa = register_module("hmsa", Hmsa(headOf(options), knownMaps));
  const int64_t width = options.fusionWidth;
  mPresence = register_module("presence", torch::nn::Sequential(torch::nn::Linear(3 * width + 2, 64), torch::nn::ReLU(),
                                                                torch::nn::Linear(64, 1)));
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
  TORCH_CHECK(image.dim() == 4 && image.size(1) == 3 && image.size(2) % coarsestStride == 0 &&
                  image.size(3) % coarsestStride == 0,
              "image encoder: expected [N,3,H,W] with H and W multiples of ", coarsestStride, ", found ",
              image.sizes());
  const auto pyramid = mImageEncoder(standardised(image, mPixelMean, mPixelStd));
  const auto &stages = pyramid.stages;
  ImageFeatures features;
  features.outlines = mOutlines(pyramid.stem);
  features.tokens = mTokens(stages[3]);
  for (size_t level = 0; level < 4; ++level)
    features.levels[level] = mProject[level](stages[3 - level]);
  return features;
}

ContextMap XemapNetImpl::contextFrom(const ImageFeatures &overview, double spanX, double spanY) {
  return {overview.tokens, spanX, spanY};
}

FusedQuery XemapNetImpl::fuse(const TextFeatures &text, const ContextMap &context, int64_t queriesPerExtent) {
  return mFusion(text, context, queriesPerExtent);
}

FusedQuery XemapNetImpl::skipFusion(const TextFeatures &text, const ContextMap &context) {
  return mFusion->withoutBlocks(text, context);
}

HmsaOutput XemapNetImpl::decode(const ImageFeatures &features, const torch::Tensor &positions, const FusedQuery &fused,
                                const TextFeatures &text, int64_t queriesPerTile) {
  return mHmsa(features, positions, fused, text.sentence, queriesPerTile);
}

torch::Tensor XemapNetImpl::presence(const FusedQuery &fused, const PresenceEvidence &evidence) {
  const auto context = fused.context.flatten(2);
  const auto input = torch::cat({fused.roles.mean(1), context.mean(2), context.amax(2), evidence.maximum.unsqueeze(1),
                                 evidence.mean.unsqueeze(1)},
                                1);
  return mPresence->forward(input).squeeze(1);
}

std::array<torch::Tensor, 4> XemapNetImpl::alignText(const TextFeatures &text) {
  return mHmsa->alignText(text.sentence);
}

} // namespace xemap::model
