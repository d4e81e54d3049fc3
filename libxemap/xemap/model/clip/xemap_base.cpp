// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/clip/xemap_base.h"

#include <string>
#include <utility>

#include "xemap/model/head/joint_bilateral.h"
#include "xemap/model/head/similarity.h"
#include "xemap/model/layers/channels.h"

namespace xemap::model {

namespace {

namespace F = torch::nn::functional;

torch::Tensor resized(const torch::Tensor &map, int64_t rows, int64_t columns) {
  return F::interpolate(map, F::InterpolateFuncOptions()
                                 .size(std::vector<int64_t>{rows, columns})
                                 .mode(torch::kBilinear)
                                 .align_corners(false));
}

/// Each cell's channels brought to mean 0 and deviation 1: CLIP's states differ by orders of magnitude.
torch::Tensor normalised(const torch::Tensor &map) {
  return F::layer_norm(map.permute({0, 2, 3, 1}), F::LayerNormFuncOptions({map.size(1)})).permute({0, 3, 1, 2});
}

torch::nn::Conv2d pointwise(int64_t in, int64_t out) {
  return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 1));
}

ConvNorm halving(int64_t in, int64_t out) {
  return ConvNorm(torch::nn::Conv2dOptions(in, out, 3).stride(2).padding(1));
}

} // namespace

XemapBaseImpl::XemapBaseImpl(const XemapNetOptions &options, const ClipOptions &clip,
                             std::shared_ptr<ClipSource> source)
    : EncodedNetImpl(options), mSource(std::move(source)) {
  TORCH_CHECK(options.textWidth == clip.textWidth, "XeMap-Net base: expected tokens of CLIP's width ", clip.textWidth,
              ", found ", options.textWidth);
  mStem1 = register_module("stem1", halving(3, options.stemWidths[0]));
  mStem2 = register_module("stem2", halving(options.stemWidths[0], options.stemWidths[1]));
  const auto taps = tapWidths(clip);
  const auto &widths = options.alignmentWidths;
  const int64_t deep = taps[2] + clip.embedWidth;
  mTokens = register_module("tokens", pointwise(deep, options.fusionWidth));
  mOutlines = register_module("outlines", pointwise(options.stemWidths[0], options.outlineWidth));
  mDetails = register_module("details", pointwise(options.stemWidths[1], widths[3]));
  const std::array<int64_t, 4> seen{deep, deep, taps[1], taps[0]};
  for (std::size_t level = 0; level < 4; ++level)
    mProject[level] = register_module("project" + std::to_string(level), pointwise(seen[level], widths[level]));
  mPixelMean = perChannel(options.pixelMean);
  mPixelStd = perChannel(options.pixelStd);
  layOutChannelsLast(*this);
}

ImageFeatures XemapBaseImpl::encodeImage(const torch::Tensor &image) {
  requireImage(image);
  const auto picture = mSource->picture(image);
  const int64_t rows = image.size(2);
  const int64_t columns = image.size(3);
  const auto stem = mStem1(standardised(image, mPixelMean, mPixelStd)).relu();
  const auto deep = torch::cat({normalised(picture.taps[2]), normalised(picture.described)}, 1);
  const auto coarse = torch::avg_pool2d(deep, 2);
  ImageFeatures features;
  features.tokens = mTokens(coarse);
  features.levels[0] = mProject[0](coarse);
  features.levels[1] = mProject[1](deep);
  features.levels[2] = resized(mProject[2](normalised(picture.taps[1])), rows / 8, columns / 8);
  features.levels[3] =
      resized(mProject[3](normalised(picture.taps[0])), rows / 4, columns / 4) + mDetails(mStem2(stem).relu());
  features.outlines = mOutlines(stem);
  features.described = picture.described;
  features.colours = torch::avg_pool2d(image, finestStride);
  return features;
}

HmsaOutput XemapBaseImpl::decode(const ImageFeatures &features, const torch::Tensor &positions, const FusedQuery &fused,
                                 const TextFeatures &text, int64_t queriesPerTile) {
  const auto known = trainingFreeLogits(features.described, text, queriesPerTile);
  const auto perQuery = known.flatten(0, 1).unsqueeze(1);
  auto output = mHmsa(features, positions, fused, text.sentence, queriesPerTile, perQuery);
  output.logits = output.logits + upsampledAlong(features.colours, known).flatten(0, 1).unsqueeze(1);
  for (auto &logits : output.levelLogits)
    logits = logits + resized(perQuery, logits.size(2), logits.size(3));
  return output;
}

} // namespace xemap::model
