// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <torch/nn.h>

#include "xemap/model/head/text_features.h"
#include "xemap/model/layers/attention.h"
#include "xemap/model/spec/head_spec.h"

namespace xemap::model {

/// The whole extent as a coarse map of tokens: the context every tile shares.
///
/// Shape: tokens [N,D,h,w], one per 32 x 32 pixels of the overview. `spanX` and `spanY` are the shares of the token
/// map that the extent covers (the overview is padded to whole tokens at its right and lower border).
struct ContextMap {
  torch::Tensor tokens;
  double spanX = 1.0;
  double spanY = 1.0;
};

/// What the fusion layer makes of expressions and context.
///
/// Shape: text [Q,L,D], textMask [Q,L] bool, context [Q,D,h,w], roles [Q,R,D] (role 0 is the target's); undefined for a
/// model without a head.
struct FusedQuery {
  torch::Tensor text;
  torch::Tensor textMask;
  torch::Tensor context;
  double spanX = 1.0;
  double spanY = 1.0;
  torch::Tensor roles;
};

/// One of the expressions of a batch, still with the dimension that counts them.
FusedQuery queryAt(const FusedQuery &queries, int64_t index);

/// One block of self- and cross-attention between text and context tokens.
class FusionBlockImpl : public torch::nn::Module {
public:
  FusionBlockImpl(int64_t width, int64_t heads);

  /// Shape: text [Q,L,D], context [Q,M,D], textMask [Q,L] bool; both tensors are replaced by their fused forms.
  void forward(torch::Tensor &text, torch::Tensor &context, const torch::Tensor &textMask);

private:
  torch::nn::LayerNorm mTextNorm{nullptr};
  torch::nn::LayerNorm mContextNorm{nullptr};
  torch::nn::LayerNorm mTextCrossNorm{nullptr};
  torch::nn::LayerNorm mContextSelfNorm{nullptr};
  Attention mTextSelf{nullptr};
  Attention mContextToText{nullptr};
  Attention mContextSelf{nullptr};
  Attention mTextToContext{nullptr};
  torch::nn::Sequential mTextFeedForward{nullptr};
  torch::nn::Sequential mContextFeedForward{nullptr};
};
TORCH_MODULE(FusionBlock);

/// The fusion layer: expressions and the whole extent attend to each other.
///
/// Image self-attention runs over the extent's context tokens, not over the tokens of a tile, so that the answer at a
/// pixel cannot depend on how the raster was cut; tiles read the fused context in HMSA.
/// Source: the fusion layer of XeMap-Network (arXiv 2505.00738, abstract), reconstructed; see docs/model.md.
class FusionImpl : public torch::nn::Module {
public:
  explicit FusionImpl(const HeadSpec &head);

  /// Shape: text of Q expressions; context of N extents with Q = N * queriesPerExtent, expressions grouped by extent.
  FusedQuery forward(const TextFeatures &text, const ContextMap &context, int64_t queriesPerExtent);

  /// The same without attention between text and context; one expression per extent.
  FusedQuery withoutBlocks(const TextFeatures &text, const ContextMap &context);

private:
  FusedQuery run(const TextFeatures &text, const ContextMap &context, int64_t queriesPerExtent, bool withBlocks);

  torch::nn::Linear mTextIn{nullptr};
  torch::nn::Linear mPosition{nullptr};
  torch::Tensor mRoleQueries;
  std::vector<FusionBlock> mBlocks;
  Attention mRolePooling{nullptr};
  torch::nn::LayerNorm mRoleNorm{nullptr};
};
TORCH_MODULE(Fusion);

/// Sines and cosines of positions at four octaves.
///
/// Shape: positions [..,2], in [-1,1] over the extent → [..,16].
torch::Tensor fourierPositions(const torch::Tensor &positions);

} // namespace xemap::model
