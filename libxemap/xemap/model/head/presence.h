// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <torch/nn.h>

#include "xemap/model/head/fusion.h"

namespace xemap::model {

/// Running figures of the coarsest logits over the whole extent, from which presence is judged.
///
/// Shape: all [Q].
struct PresenceEvidence {
  torch::Tensor maximum;
  torch::Tensor mean;
};

/// Judges whether what was asked for is somewhere in the extent.
class PresenceImpl : public torch::nn::Module {
public:
  explicit PresenceImpl(int64_t fusionWidth);

  /// Shape: → [Q] logits.
  torch::Tensor forward(const FusedQuery &fused, const PresenceEvidence &evidence);

private:
  torch::nn::Linear mWiden{nullptr};
  torch::nn::Linear mJudge{nullptr};
};
TORCH_MODULE(Presence);

} // namespace xemap::model
