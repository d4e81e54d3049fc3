// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <torch/types.h>

#include "xemap/checkpoint/safetensors.h"
#include "xemap/model/spec/text_spec.h"

namespace xemap::model {

/// What a frozen text encoder says of phrases, token by token and as a whole.
///
/// Shape: states [Q,L,W]; mask [Q,L] bool, true on tokens; pooled [Q,W] of unit length; embedding [Q,E] of unit length,
/// in the space shared with images, undefined for an encoder that shares none.
struct PhraseStates {
  torch::Tensor states;
  torch::Tensor mask;
  torch::Tensor pooled;
  torch::Tensor embedding;
};

/// A text encoder that never learns.
///
/// Threads: encode() may be called from several at once.
class FrozenTextEncoder {
public:
  virtual ~FrozenTextEncoder() = default;

  /// Shape: ids [Q,L] int64; lengths [Q] int64, tokens of each phrase, 1 to L; what lies behind does not matter.
  virtual PhraseStates encode(const torch::Tensor &ids, const torch::Tensor &lengths) const = 0;
};

/// The text encoder of a specification, on its weights.
///
/// Throws: Corrupt, naming the file and the tensor.
std::unique_ptr<FrozenTextEncoder> makeTextEncoder(const TextSpec &spec,
                                                   std::shared_ptr<const checkpoint::SafetensorsFile> weights);

/// Texts of different lengths side by side. Shape: ids [Q,L] int64, 0 behind the last of each; lengths [Q] int64.
struct PaddedTokens {
  torch::Tensor ids;
  torch::Tensor lengths;
};
PaddedTokens padTokens(const std::vector<std::vector<std::int32_t>> &texts);

} // namespace xemap::model
