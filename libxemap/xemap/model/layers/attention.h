// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <torch/nn.h>

namespace xemap::model {

/// Multi-head attention of queries over a memory; self-attention when both are the same tensor.
class AttentionImpl : public torch::nn::Module {
public:
  /// `heads` divides `dim`.
  AttentionImpl(int64_t dim, int64_t heads);

  /// Shape: query [B,n,D], memory [B,m,D], keyMask [B,m] bool, true where a key counts (undefined: all do) → [B,n,D].
  torch::Tensor forward(const torch::Tensor &query, const torch::Tensor &memory, const torch::Tensor &keyMask = {});

private:
  int64_t mHeads;
  torch::nn::Linear mQuery{nullptr};
  torch::nn::Linear mKeyValue{nullptr};
  torch::nn::Linear mOut{nullptr};
};
TORCH_MODULE(Attention);

/// Layer norm, widening linear, ReLU, linear: the position-wise half of a transformer block, residual left to the
/// caller.
///
/// Shape: [..,D] → [..,D].
torch::nn::Sequential makeFeedForward(int64_t dim, int64_t hidden);

} // namespace xemap::model
