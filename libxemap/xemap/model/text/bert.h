// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <torch/types.h>

#include "xemap/model/text/packed_rows.h"
#include "xemap/model/text/text_encoder.h"

namespace xemap::model {

/// BERT over weights in 4 bits: its layers are unpacked once, rows of the word table when they are looked up.
///
/// The phrase as a whole is the mean of its states, at unit length.
/// Source: Devlin et al. 2019; pooling as in multilingual-e5.
class BertEncoder final : public FrozenTextEncoder {
public:
  BertEncoder(const Bert &spec, std::shared_ptr<const checkpoint::SafetensorsFile> weights);

  PhraseStates encode(const torch::Tensor &ids, const torch::Tensor &lengths) const override;

private:
  struct Linear {
    torch::Tensor weight;
    torch::Tensor bias;
    torch::Tensor operator()(const torch::Tensor &input) const;
  };
  struct Norm {
    torch::Tensor weight;
    torch::Tensor bias;
    double eps = 0.0;
    torch::Tensor operator()(const torch::Tensor &input) const;
  };
  struct Layer {
    Linear query, key, value, attentionOut, widen, narrow;
    Norm attentionNorm, outputNorm;
  };

  Linear linear(const std::string &name, std::int64_t inputs, std::int64_t outputs) const;
  Norm norm(const std::string &name) const;
  torch::Tensor attend(const Layer &layer, const torch::Tensor &states, const torch::Tensor &hidden) const;

  Bert mSpec;
  std::shared_ptr<const checkpoint::SafetensorsFile> mWeights;
  PackedRows mWords;
  torch::Tensor mPositions; ///< With the first token type added. Shape: [positions,width].
  Norm mNorm;
  std::vector<Layer> mLayers;
};

} // namespace xemap::model
