// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <memory>

#include <torch/nn.h>

#include "xemap/model/head/competition.h"
#include "xemap/model/head/fusion.h"
#include "xemap/model/head/hmsa.h"
#include "xemap/model/head/image_features.h"
#include "xemap/model/head/presence.h"
#include "xemap/model/head/pyramid.h"
#include "xemap/model/head/text_features.h"
#include "xemap/model/head/text_head.h"
#include "xemap/model/image/image_backbone.h"
#include "xemap/model/spec/model_spec.h"
#include "xemap/model/text/text_encoder.h"

namespace xemap::model {

/// XeMap-Net over an image backbone and the states of a frozen text encoder: the steps an engine or a trainer calls in
/// order.
///
/// encodeText(phrases of the bank) → competitors; encodeImage (tiles, and the overview of the extent) → contextFrom
/// (overview) and encodeText → fuse → decode per tile → presence.
/// Where encoders share one space (ModelSpec::zeroShot), places are compared with phrases there, without a head:
/// nothing is fused, and the lead over the competitors is the answer, made as fine as the picture along its edges.
/// Parameters: `image.*` unless the backbone is frozen, `head.*` where there is one.
class ReferringNetImpl : public torch::nn::Module {
public:
  /// Throws: c10::Error for sizes that contradict each other, and for a specification of neither a head nor zeroShot.
  explicit ReferringNetImpl(const ModelSpec &spec);

  bool hasHead() const { return !mHmsa.is_empty(); }

  /// The backbone, which is no child of this module where it is frozen.
  ImageBackboneImpl &image() { return *mImage; }

  /// Phrases that are compared with, but not asked. Shape: phrases of Q.
  TextFeatures encodeText(const PhraseStates &phrases);

  /// Phrases to be asked. Shape: alikeByWords [Q,C] bool: competitors that mean the same by their words; with a head,
  /// one that has none gets those that lie nearest.
  TextFeatures encodeAsked(const PhraseStates &phrases, const torch::Tensor &alikeByWords,
                           const LevelVectors &competitors);

  /// Shape: rgb [N,3,H,W] float32 in [0,1], H and W multiples of 32; `competitors` as encodeText() gives the vectors of
  /// the bank, undefined where nothing will be asked that they compete with.
  ImageFeatures encodeImage(const torch::Tensor &rgb, const LevelVectors &competitors = {});

  /// The context map of an overview whose right and lower borders were padded to multiples of 32; `spanX` and `spanY`
  /// are the shares of it that are not padding.
  static ContextMap contextFrom(const ImageFeatures &overview, double spanX = 1.0, double spanY = 1.0);

  /// Nothing without a head.
  FusedQuery fuse(const TextFeatures &text, const ContextMap &context, int64_t queriesPerExtent);

  /// What the fusion layer would give without its blocks, to measure what they are worth.
  FusedQuery skipFusion(const TextFeatures &text, const ContextMap &context);

  /// How far a phrase leads over the competitors that do not mean the same, place by place: a logit before fusion.
  ///
  /// Shape: text of Q = N * queriesPerTile phrases, grouped by tile → [Q,1,h,w] of the cells of
  /// ImageFeatures::competitors.
  torch::Tensor compete(const ImageFeatures &features, const TextFeatures &text, int64_t queriesPerTile);

  /// compete(), and what HMSA adds to it. Shape: see HmsaImpl::forward; without a head, of the levels' logits the
  /// coarsest alone.
  HmsaOutput decode(const ImageFeatures &features, const torch::Tensor &positions, const FusedQuery &fused,
                    const TextFeatures &text, int64_t queriesPerTile);

  /// Shape: → [Q] logits of "what was asked for is somewhere in the extent"; without a head the maximum of the
  /// evidence.
  torch::Tensor presence(const FusedQuery &fused, const PresenceEvidence &evidence);

  /// The factor similarities are multiplied with: a learned scalar, at most 100; without a head that of the model.
  torch::Tensor similarityScale() const;

private:
  void makeHead(const ModelSpec &spec);

  std::shared_ptr<ImageBackboneImpl> mImage;
  double mScale = 0.0; ///< Without a head.
  Pyramid mPyramid{nullptr};
  TextHead mText{nullptr};
  Fusion mFusion{nullptr};
  Hmsa mHmsa{nullptr};
  Presence mPresence{nullptr};
  torch::Tensor mBias; ///< Of the lead over competitors.
};
TORCH_MODULE(ReferringNet);

} // namespace xemap::model
