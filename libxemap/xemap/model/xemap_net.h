// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include <torch/nn.h>

#include "xemap/model/head/cells.h"
#include "xemap/model/head/fusion.h"
#include "xemap/model/head/hmsa.h"
#include "xemap/model/head/presence.h"
#include "xemap/model/image_encoder.h"
#include "xemap/model/spec/xemap_net_options.h"
#include "xemap/model/text_encoder.h"

namespace xemap::model {

/// XeMap-Net tiny, over small encoders of its own: the steps an engine calls in order.
///
/// encodeImage (tiles, and the overview of the extent) → contextFrom(overview) and encodeText → fuse → decode per tile
/// → presence.
class XemapNetImpl : public torch::nn::Module {
public:
  explicit XemapNetImpl(const XemapNetOptions &options);

  const XemapNetOptions &options() const { return mOptions; }

  /// Shape: image [N,3,H,W] float32 RGB in [0,1], H and W multiples of 32.
  ImageFeatures encodeImage(const torch::Tensor &image);

  TextFeatures encodeText(const TokenBatch &batch) { return mTextEncoder(batch); }

  /// The context map of an overview whose right and lower borders were padded to multiples of 32; `spanX` and `spanY`
  /// are the shares of it that are not padding.
  static ContextMap contextFrom(const ImageFeatures &overview, double spanX = 1.0, double spanY = 1.0);

  FusedQuery fuse(const TextFeatures &text, const ContextMap &context, int64_t queriesPerExtent);

  /// What the fusion layer would give without its blocks, to measure what they are worth.
  FusedQuery skipFusion(const TextFeatures &text, const ContextMap &context);

  /// Shape: see HmsaImpl::forward.
  HmsaOutput decode(const ImageFeatures &features, const torch::Tensor &positions, const FusedQuery &fused,
                    const TextFeatures &text, int64_t queriesPerTile);

  /// Shape: → [Q] logits of "what was asked for is somewhere in the extent".
  torch::Tensor presence(const FusedQuery &fused, const PresenceEvidence &evidence);

  /// See HmsaImpl::alignText and similarityScale; for retrieval.
  std::array<torch::Tensor, 4> alignText(const TextFeatures &text);
  torch::Tensor similarityScale() const { return mHmsa->similarityScale(); }

private:
  XemapNetOptions mOptions;
  Fusion mFusion{nullptr};
  Hmsa mHmsa{nullptr};
  torch::nn::Sequential mPresence{nullptr};
  ImageEncoder mImageEncoder{nullptr};
  TextEncoder mTextEncoder{nullptr};
  torch::nn::Conv2d mTokens{nullptr};
  torch::nn::Conv2d mOutlines{nullptr};
  std::array<torch::nn::Conv2d, 4> mProject{torch::nn::Conv2d{nullptr}, torch::nn::Conv2d{nullptr},
                                            torch::nn::Conv2d{nullptr}, torch::nn::Conv2d{nullptr}};
  torch::Tensor mPixelMean;
  torch::Tensor mPixelStd;
};
TORCH_MODULE(XemapNet);

} // namespace xemap::model
