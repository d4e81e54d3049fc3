// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <torch/nn.h>

#include "xemap/model/spec/clip_activation.h"

namespace xemap::model {

/// A linear layer whose weights are not drawn at random before they are loaded: that takes longer than loading them.
class LoadedLinearImpl : public torch::nn::Module {
public:
  LoadedLinearImpl(int64_t in, int64_t out);

  /// Shape: [..,in] → [..,out].
  torch::Tensor forward(const torch::Tensor &input) const;

private:
  torch::Tensor mWeight;
  torch::Tensor mBias;
};
TORCH_MODULE(LoadedLinear);

/// Which tokens a token attends to.
enum class ClipAttention {
  All,
  Causal, ///< Itself and those before it.
  /// The sum of three attentions, of queries among themselves, of keys among themselves and of values among themselves:
  /// each place then speaks of itself and of its like rather than of the whole image.
  /// Source: SegEarth-OV (arXiv 2410.01768), section 3.
  Self
};

/// Multi-head self-attention with one joint projection, as torch.nn.MultiheadAttention stores it.
class ClipSelfAttentionImpl : public torch::nn::Module {
public:
  ClipSelfAttentionImpl(int64_t width, int64_t heads);

  /// Shape: [N,L,width] → [N,L,width].
  torch::Tensor forward(const torch::Tensor &tokens, ClipAttention attention);

private:
  int64_t mHeads;
  torch::Tensor mInWeight;
  torch::Tensor mInBias;
  LoadedLinear mOut{nullptr};
};
TORCH_MODULE(ClipSelfAttention);

/// Widening linear, activation, narrowing linear.
class ClipFeedForwardImpl : public torch::nn::Module {
public:
  ClipFeedForwardImpl(int64_t width, ClipActivation activation);

  torch::Tensor forward(const torch::Tensor &tokens);

private:
  ClipActivation mActivation;
  LoadedLinear mWiden{nullptr};
  LoadedLinear mNarrow{nullptr};
};
TORCH_MODULE(ClipFeedForward);

/// Pre-norm attention and feed-forward, each with its residual.
class ClipBlockImpl : public torch::nn::Module {
public:
  ClipBlockImpl(int64_t width, int64_t heads, ClipActivation activation);

  /// Shape: [N,L,width] → [N,L,width].
  torch::Tensor forward(const torch::Tensor &tokens, ClipAttention attention);

  /// What the attention alone says with ClipAttention::Self, without residual and feed-forward.
  torch::Tensor selfAttention(const torch::Tensor &tokens);

private:
  torch::nn::LayerNorm mNorm1{nullptr};
  torch::nn::LayerNorm mNorm2{nullptr};
  ClipSelfAttention mAttention{nullptr};
  ClipFeedForward mFeedForward{nullptr};
};
TORCH_MODULE(ClipBlock);

/// A stack of blocks.
class ClipTransformerImpl : public torch::nn::Module {
public:
  ClipTransformerImpl(int64_t width, int64_t heads, int64_t layers, ClipActivation activation);

  std::vector<ClipBlock> &blocks() { return mBlocks; }

private:
  std::vector<ClipBlock> mBlocks;
};
TORCH_MODULE(ClipTransformer);

} // namespace xemap::model
