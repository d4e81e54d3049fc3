// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <vector>

#include <torch/nn.h>

#include "xemap/model/head/image_features.h"
#include "xemap/model/image/image_backbone.h"
#include "xemap/model/spec/head_spec.h"

namespace xemap::model {

/// The maps of a backbone brought together from coarse to fine, in the widths HMSA reads: what the coarse ones know of
/// a place reaches the fine ones. Nothing in it depends on an expression.
///
/// Source: Lin et al. 2017, "Feature Pyramid Networks", with widths that shrink where maps grow and without
/// non-linearities, which the backbone has enough of.
class PyramidImpl : public torch::nn::Module {
public:
  PyramidImpl(const std::array<int64_t, 5> &tapWidths, const HeadSpec &head);

  /// Gives levels, tokens and outlines.
  ImageFeatures forward(const ImageTaps &taps);

private:
  torch::nn::Conv2d mTokens{nullptr};
  torch::nn::Conv2d mOutlines{nullptr};
  std::vector<torch::nn::Conv2d> mLateral;
  std::vector<torch::nn::Conv2d> mDescend;
  std::vector<torch::nn::Conv2d> mSpread;
  std::vector<torch::nn::Conv2d> mMix;
};
TORCH_MODULE(Pyramid);

} // namespace xemap::model
