// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/head/presence.h"

namespace xemap::model {

namespace {

constexpr int64_t hiddenWidth = 64;

} // namespace

PresenceImpl::PresenceImpl(int64_t fusionWidth) {
  mWiden = register_module("widen", torch::nn::Linear(3 * fusionWidth + 2, hiddenWidth));
  mJudge = register_module("judge", torch::nn::Linear(hiddenWidth, 1));
}

torch::Tensor PresenceImpl::forward(const FusedQuery &fused, const PresenceEvidence &evidence) {
  const auto context = fused.context.flatten(2);
  const auto input = torch::cat({fused.roles.mean(1), context.mean(2), context.amax(2), evidence.maximum.unsqueeze(1),
                                 evidence.mean.unsqueeze(1)},
                                1);
  return mJudge(mWiden(input).relu()).squeeze(1);
}

} // namespace xemap::model
