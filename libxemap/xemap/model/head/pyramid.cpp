// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/head/pyramid.h"

#include <string>

namespace xemap::model {

namespace {

torch::nn::Conv2d pointwise(int64_t in, int64_t out) {
  return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 1));
}

torch::Tensor doubled(const torch::Tensor &map) {
  return torch::upsample_bilinear2d(map, {2 * map.size(2), 2 * map.size(3)}, false);
}

} // namespace

PyramidImpl::PyramidImpl(const std::array<int64_t, 5> &tapWidths, const HeadSpec &head) {
  const auto &widths = head.alignmentWidths;
  mTokens = register_module("tokens", pointwise(widths[0], head.fusionWidth));
  mOutlines = register_module("outlines", pointwise(tapWidths[0], head.outlineWidth));
  for (std::size_t level = 0; level < widths.size(); ++level) {
    const auto name = "level" + std::to_string(level);
    const auto width = widths[level];
    mLateral.push_back(register_module(name + "_lateral", pointwise(tapWidths[tapWidths.size() - 1 - level], width)));
    mSpread.push_back(register_module(
        name + "_spread", torch::nn::Conv2d(torch::nn::Conv2dOptions(width, width, 3).padding(1).groups(width))));
    mMix.push_back(register_module(name + "_mix", pointwise(width, width)));
    if (level + 1 < widths.size())
      mDescend.push_back(register_module(name + "_descend", pointwise(width, widths[level + 1])));
  }
}

ImageFeatures PyramidImpl::forward(const ImageTaps &taps) {
  ImageFeatures features;
  torch::Tensor carried;
  for (std::size_t level = 0; level < features.levels.size(); ++level) {
    auto map = mLateral[level](taps.maps[taps.maps.size() - 1 - level]);
    if (carried.defined())
      map = map + doubled(carried);
    if (level < mDescend.size())
      carried = mDescend[level](map);
    features.levels[level] = map + mMix[level](mSpread[level](map));
  }
  features.tokens = mTokens(features.levels[0]);
  features.outlines = mOutlines(taps.maps[0]);
  return features;
}

} // namespace xemap::model
