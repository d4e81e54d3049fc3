// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/layers/attention.h"

#include <cmath>
#include <limits>

namespace xemap::model {

AttentionImpl::AttentionImpl(int64_t dim, int64_t heads) : mHeads(heads) {
  TORCH_CHECK(heads > 0 && dim % heads == 0, "attention: ", heads, " heads do not divide width ", dim);
  mQuery = register_module("query", torch::nn::Linear(dim, dim));
  mKeyValue = register_module("key_value", torch::nn::Linear(dim, 2 * dim));
  mOut = register_module("out", torch::nn::Linear(dim, dim));
}

torch::Tensor AttentionImpl::forward(const torch::Tensor &query, const torch::Tensor &memory,
                                     const torch::Tensor &keyMask) {
  const int64_t batch = query.size(0);
  const int64_t width = query.size(2);
  const auto splitHeads = [&](const torch::Tensor &tensor) {
    return tensor.reshape({batch, -1, mHeads, width / mHeads}).transpose(1, 2);
  };
  const auto keyValue = mKeyValue(memory).chunk(2, -1);
  const double scale = 1.0 / std::sqrt(static_cast<double>(width / mHeads));
  auto scores = torch::matmul(splitHeads(mQuery(query)) * scale, splitHeads(keyValue[0]).transpose(-2, -1));
  if (keyMask.defined())
    scores.masked_fill_(keyMask.logical_not().view({batch, 1, 1, -1}), -std::numeric_limits<float>::infinity());
  const auto attended = torch::matmul(scores.softmax(-1), splitHeads(keyValue[1]));
  return mOut(attended.transpose(1, 2).reshape({batch, -1, width}));
}

torch::nn::Sequential makeFeedForward(int64_t dim, int64_t hidden) {
  return torch::nn::Sequential(torch::nn::LayerNorm(torch::nn::LayerNormOptions({dim})), torch::nn::Linear(dim, hidden),
                               torch::nn::ReLU(), torch::nn::Linear(hidden, dim));
}

} // namespace xemap::model
