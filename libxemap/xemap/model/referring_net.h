// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include <torch/nn.h>

#include "xemap/model/head/fusion.h"
#include "xemap/model/head/hmsa.h"
#include "xemap/model/spec/xemap_net_options.h"
#include "xemap/model/text_encoder.h"

namespace xemap::model {

/// Running figures of the coarsest logits over the whole extent, from which presence is judged.
///
/// Shape: all [Q].
struct PresenceEvidence {
  torch::Tensor maximum;
  torch::Tensor mean;
};

/// XeMap-Net whatever its encoders: the steps an engine or a trainer calls in order.
///
/// encodeImage (tiles, and the overview of the extent) → contextFrom(overview) and encodeText → fuse → decode per tile
/// → presence.
class ReferringNetImpl : public torch::nn::Module {
public:
  const XemapNetOptions &options() const { return mOptions; }

  /// Shape: image [N,3,H,W] float32 RGB in [0,1], H and W multiples of 32.
  virtual ImageFeatures encodeImage(const torch::Tensor &image) = 0;

  virtual TextFeatures encodeText(const TokenBatch &batch) = 0;

  /// The context map of an overview whose right and lower borders were padded to multiples of 32; `spanX` and `spanY`
  /// are the shares of it that are not padding.
  static ContextMap contextFrom(const ImageFeatures &overview, double spanX = 1.0, double spanY = 1.0);

  FusedQuery fuse(const TextFeatures &text, const ContextMap &context, int64_t queriesPerExtent);

  /// What the fusion layer would give without its blocks, to measure what they are worth.
  FusedQuery skipFusion(const TextFeatures &text, const ContextMap &context);

  /// Shape: see HmsaImpl::forward.
  virtual HmsaOutput decode(const ImageFeatures &features, const torch::Tensor &positions, const FusedQuery &fused,
                            const TextFeatures &text, int64_t queriesPerTile);

  /// Shape: → [Q] logits of "what was asked for is somewhere in the extent".
  torch::Tensor presence(const FusedQuery &fused, const PresenceEvidence &evidence);

  /// See HmsaImpl::alignText and similarityScale; for contrastive training and retrieval.
  std::array<torch::Tensor, 4> alignText(const TextFeatures &text);
  torch::Tensor similarityScale() const { return mHmsa->similarityScale(); }

protected:
  explicit ReferringNetImpl(const XemapNetOptions &options);

  void requireImage(const torch::Tensor &image) const;

  Hmsa mHmsa{nullptr};

private:
  XemapNetOptions mOptions;
  Fusion mFusion{nullptr};
  torch::nn::Sequential mPresence{nullptr};
};

/// The coarsest cells of a tile in [-1,1] over the extent.
///
/// Shape: → [rows*columns,2] float32. Units: all arguments in pixels of the analysis grid; cell centres.
torch::Tensor cellPositions(int64_t rows, int64_t columns, double tileX, double tileY, double extentWidth,
                            double extentHeight);

/// Logits at the resolution of the input: bilinear, finestStride times finer. Shape: [Q,1,h,w] → [Q,1,2h,2w].
torch::Tensor upsampleLogits(const torch::Tensor &logits);

} // namespace xemap::model
