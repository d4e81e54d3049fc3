// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/text/bert.h"

#include <cmath>
#include <utility>

#include <torch/nn/functional.h>

#include "xemap/model/layers/unit_length.h"

namespace xemap::model {

namespace F = torch::nn::functional;

torch::Tensor BertEncoder::Linear::operator()(const torch::Tensor &input) const {
  return F::linear(input, weight, bias);
}

torch::Tensor BertEncoder::Norm::operator()(const torch::Tensor &input) const {
  return torch::layer_norm(input, {weight.size(0)}, weight, bias, eps);
}

BertEncoder::BertEncoder(const Bert &spec, std::shared_ptr<const checkpoint::SafetensorsFile> weights)
    : mSpec(spec), mWeights(std::move(weights)), mWords(*mWeights, "text.word", spec.vocabulary, spec.width) {
  const torch::NoGradGuard noGrad;
  mPositions = storedFloats(*mWeights, "text.position", {spec.positions, spec.width}) +
               storedFloats(*mWeights, "text.type", {spec.types, spec.width}).slice(0, 0, 1);
  mNorm = norm("text.norm");
  for (std::int64_t i = 0; i < spec.layers; ++i) {
    const auto name = "text.layer" + std::to_string(i) + ".";
    Layer layer;
    layer.query = linear(name + "query", spec.width, spec.width);
    layer.key = linear(name + "key", spec.width, spec.width);
    layer.value = linear(name + "value", spec.width, spec.width);
    layer.attentionOut = linear(name + "attention_out", spec.width, spec.width);
    layer.widen = linear(name + "widen", spec.width, spec.feedForward);
    layer.narrow = linear(name + "narrow", spec.feedForward, spec.width);
    layer.attentionNorm = norm(name + "attention_norm");
    layer.outputNorm = norm(name + "output_norm");
    mLayers.push_back(std::move(layer));
  }
}

BertEncoder::Linear BertEncoder::linear(const std::string &name, std::int64_t inputs, std::int64_t outputs) const {
  return {PackedRows(*mWeights, name, outputs, inputs).all(), storedFloats(*mWeights, name + ".bias", {outputs})};
}

BertEncoder::Norm BertEncoder::norm(const std::string &name) const {
  return {storedFloats(*mWeights, name + ".weight", {mSpec.width}),
          storedFloats(*mWeights, name + ".bias", {mSpec.width}), mSpec.normEps};
}

torch::Tensor BertEncoder::attend(const Layer &layer, const torch::Tensor &states, const torch::Tensor &hidden) const {
  const auto count = states.size(0);
  const auto length = states.size(1);
  const auto headWidth = mSpec.width / mSpec.heads;
  const auto perHead = [&](const torch::Tensor &all) {
    return all.view({count, length, mSpec.heads, headWidth}).transpose(1, 2);
  };
  const auto query = perHead(layer.query(states)) / std::sqrt(static_cast<double>(headWidth));
  const auto scores = torch::matmul(query, perHead(layer.key(states)).transpose(-1, -2)) + hidden;
  const auto read = torch::matmul(scores.softmax(-1), perHead(layer.value(states)));
  return layer.attentionOut(read.transpose(1, 2).reshape({count, length, mSpec.width}));
}

PhraseStates BertEncoder::encode(const torch::Tensor &ids, const torch::Tensor &lengths) const {
  const torch::NoGradGuard noGrad;
  TORCH_CHECK(ids.dim() == 2 && ids.size(1) <= mSpec.positions, "text encoder: expected [Q,L] with L at most ",
              mSpec.positions, ", found ", ids.sizes());
  const auto length = ids.size(1);
  PhraseStates phrases;
  phrases.mask = torch::arange(length, torch::kLong).unsqueeze(0).lt(lengths.unsqueeze(1));
  const auto hidden =
      torch::zeros({ids.size(0), 1, 1, length}).masked_fill(phrases.mask.logical_not().unsqueeze(1).unsqueeze(1), -1e4);
  auto states = mWords.rows(ids.flatten()).view({ids.size(0), length, mSpec.width}) + mPositions.slice(0, 0, length);
  states = mNorm(states);
  for (const auto &layer : mLayers) {
    states = layer.attentionNorm(states + attend(layer, states, hidden));
    states = layer.outputNorm(states + layer.narrow(torch::gelu(layer.widen(states))));
  }
  const auto weights = phrases.mask.unsqueeze(2).to(torch::kFloat);
  phrases.states = states;
  phrases.pooled = unitLength((states * weights).sum(1) / weights.sum(1), 1);
  return phrases;
}

} // namespace xemap::model
