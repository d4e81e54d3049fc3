// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/text/clip_text.h"

#include "xemap/model/layers/clip_layers.h"
#include "xemap/model/layers/unit_length.h"
#include "xemap/model/layers/weights.h"

namespace xemap::model {

/// Everything but norms is left unset until it is loaded.
class ClipTextEncoder::Tower : public torch::nn::Module {
public:
  explicit Tower(const ClipText &spec) {
    mTransformer =
        register_module("transformer", ClipTransformer(spec.width, spec.heads, spec.layers, spec.activation));
    const auto tokens = register_module("token_embedding", std::make_shared<torch::nn::Module>());
    mTokens = tokens->register_parameter("weight", torch::empty({spec.vocabulary, spec.width}), false);
    mPositions = register_parameter("positional_embedding", torch::empty({spec.positions, spec.width}), false);
    mFinalNorm = register_module("ln_final", torch::nn::LayerNorm(torch::nn::LayerNormOptions({spec.width})));
    mProjection = register_parameter("text_projection", torch::empty({spec.width, spec.embedWidth}), false);
  }

  PhraseStates forward(const torch::Tensor &ids, const torch::Tensor &lengths) {
    const auto length = ids.size(1);
    TORCH_CHECK(ids.dim() == 2 && length <= mPositions.size(0), "text encoder: expected [Q,L] with L at most ",
                mPositions.size(0), ", found ", ids.sizes());
    auto states =
        mTokens.index_select(0, ids.flatten()).view({ids.size(0), length, -1}) + mPositions.slice(0, 0, length);
    for (auto &block : mTransformer->blocks())
      states = block(states, ClipAttention::Causal);
    PhraseStates phrases;
    phrases.states = mFinalNorm(states);
    const auto places = torch::arange(length, torch::kLong).unsqueeze(0);
    // A text may spell the token that ends texts; the first of them counts, as in the original.
    const auto ends = ids.masked_fill(places.ge(lengths.unsqueeze(1)), -1).argmax(1).unsqueeze(1);
    phrases.mask = places.le(ends);
    const auto said = phrases.states.gather(1, ends.unsqueeze(2).expand({-1, 1, phrases.states.size(2)})).squeeze(1);
    phrases.pooled = unitLength(said, 1);
    phrases.embedding = unitLength(torch::matmul(said, mProjection), 1);
    return phrases;
  }

private:
  ClipTransformer mTransformer{nullptr};
  torch::Tensor mTokens;
  torch::Tensor mPositions;
  torch::nn::LayerNorm mFinalNorm{nullptr};
  torch::Tensor mProjection;
};

ClipTextEncoder::ClipTextEncoder(const ClipText &spec, const checkpoint::SafetensorsFile &weights)
    : mTower(std::make_shared<Tower>(spec)) {
  loadPart(*mTower, weights, "text.");
}

ClipTextEncoder::~ClipTextEncoder() = default;

PhraseStates ClipTextEncoder::encode(const torch::Tensor &ids, const torch::Tensor &lengths) const {
  const torch::NoGradGuard noGrad;
  return mTower->forward(ids, lengths);
}

} // namespace xemap::model
