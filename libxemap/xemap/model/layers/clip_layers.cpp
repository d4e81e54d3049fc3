// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/layers/clip_layers.h"

#include <cmath>
#include <string>

namespace xemap::model {

namespace {

torch::nn::LayerNorm makeNorm(int64_t width) {
  return torch::nn::LayerNorm(torch::nn::LayerNormOptions({width}).eps(1e-5));
}

} // namespace

LoadedLinearImpl::LoadedLinearImpl(int64_t in, int64_t out)
    : mWeight(register_parameter("weight", torch::empty({out, in}))),
      mBias(register_parameter("bias", torch::empty({out}))) {}

torch::Tensor LoadedLinearImpl::forward(const torch::Tensor &input) const {
  return torch::nn::functional::linear(input, mWeight, mBias);
}

ClipSelfAttentionImpl::ClipSelfAttentionImpl(int64_t width, int64_t heads)
    : mHeads(heads), mInWeight(register_parameter("in_proj_weight", torch::empty({3 * width, width}))),
      mInBias(register_parameter("in_proj_bias", torch::empty({3 * width}))) {
  mOut = register_module("out_proj", LoadedLinear(width, width));
}

torch::Tensor ClipSelfAttentionImpl::forward(const torch::Tensor &tokens, ClipAttention attention) {
  const int64_t count = tokens.size(0);
  const int64_t length = tokens.size(1);
  const int64_t width = tokens.size(2);
  const double scale = 1.0 / std::sqrt(static_cast<double>(width / mHeads));
  const auto joint = torch::nn::functional::linear(tokens, mInWeight, mInBias)
                         .view({count, length, 3, mHeads, width / mHeads})
                         .permute({2, 0, 3, 1, 4})
                         .flatten(1, 2)
                         .contiguous(); // [3, N * heads, L, width / heads]
  const auto among = [&](const torch::Tensor &a, const torch::Tensor &b) {
    auto scores = torch::bmm(a * scale, b.transpose(1, 2));
    if (attention == ClipAttention::Causal)
      scores = scores + torch::full({length, length}, -INFINITY, scores.options()).triu(1);
    return scores.softmax(-1);
  };
  auto weights = attention == ClipAttention::Self
                     ? among(joint[0], joint[0]) + among(joint[1], joint[1]) + among(joint[2], joint[2])
                     : among(joint[0], joint[1]);
  const auto read = torch::bmm(weights, joint[2]);
  return mOut(read.view({count, mHeads, length, width / mHeads}).transpose(1, 2).reshape({count, length, width}));
}

ClipFeedForwardImpl::ClipFeedForwardImpl(int64_t width, ClipActivation activation) : mActivation(activation) {
  mWiden = register_module("c_fc", LoadedLinear(width, 4 * width));
  mNarrow = register_module("c_proj", LoadedLinear(4 * width, width));
}

torch::Tensor ClipFeedForwardImpl::forward(const torch::Tensor &tokens) {
  const auto wide = mWiden(tokens);
  return mNarrow(mActivation == ClipActivation::Gelu ? torch::gelu(wide) : wide * torch::sigmoid(wide * 1.702));
}

ClipBlockImpl::ClipBlockImpl(int64_t width, int64_t heads, ClipActivation activation) {
  mNorm1 = register_module("ln_1", makeNorm(width));
  mAttention = register_module("attn", ClipSelfAttention(width, heads));
  mNorm2 = register_module("ln_2", makeNorm(width));
  mFeedForward = register_module("mlp", ClipFeedForward(width, activation));
}

torch::Tensor ClipBlockImpl::forward(const torch::Tensor &tokens, ClipAttention attention) {
  const auto attended = tokens + mAttention(mNorm1(tokens), attention);
  return attended + mFeedForward(mNorm2(attended));
}

torch::Tensor ClipBlockImpl::selfAttention(const torch::Tensor &tokens) {
  return mAttention(mNorm1(tokens), ClipAttention::Self);
}

ClipTransformerImpl::ClipTransformerImpl(int64_t width, int64_t heads, int64_t layers, ClipActivation activation) {
  const auto list = register_module("resblocks", torch::nn::ModuleList());
  for (int64_t layer = 0; layer < layers; ++layer) {
    mBlocks.emplace_back(ClipBlock(width, heads, activation));
    list->push_back(mBlocks.back());
  }
}

} // namespace xemap::model
