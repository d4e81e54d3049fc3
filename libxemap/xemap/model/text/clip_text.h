// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>

#include <torch/types.h>

#include "xemap/model/text/text_encoder.h"

namespace xemap::model {

/// The text encoder of a CLIP model. A phrase as a whole is the state of the token that ends it.
///
/// Its weights lie under `text.` and the names of OpenAI's CLIP.
class ClipTextEncoder final : public FrozenTextEncoder {
public:
  /// Throws: Corrupt, Unsupported, naming the file and the tensor.
  ClipTextEncoder(const ClipText &spec, const checkpoint::SafetensorsFile &weights);
  ~ClipTextEncoder() override;

  /// Each text ends with the highest identifier.
  PhraseStates encode(const torch::Tensor &ids, const torch::Tensor &lengths) const override;

private:
  class Tower;

  std::shared_ptr<Tower> mTower;
};

} // namespace xemap::model
