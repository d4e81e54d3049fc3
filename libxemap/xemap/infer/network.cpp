// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/network.h"

#include <ATen/ATen.h>

#include "xemap/infer/referring_network.h"
#include "xemap/infer/tiny_network.h"
#include "xemap/model/layers/unit_length.h"
#include "xemap/model/spec/head_spec.h"

namespace xemap::infer {

model::LevelVectors Network::look(const at::Tensor &image, const at::Tensor &weights) const {
  const auto features = encode(image);
  model::LevelVectors seen;
  for (std::size_t level = 0; level < model::alignedLevels; ++level) {
    const auto unit = features.levels[level] / features.lengths[level];
    const auto share = at::adaptive_avg_pool2d(weights, {unit.size(2), unit.size(3)});
    seen[level] = model::unitLength((unit * share).sum({2, 3}), 1);
  }
  return seen;
}

Answer Network::answer(const model::ImageFeatures &features, const at::Tensor &positions,
                       const Question &question) const {
  if (!question.example)
    return answerWords(features, positions, *question.words);
  auto seen = answerExample(features, *question.example);
  if (!question.words)
    return seen;
  // Two witnesses of the same thing: each gets half of the say.
  const auto said = answerWords(features, positions, *question.words);
  return {(seen.logits + said.logits) / 2, said.coarseLogits};
}

Answer Network::answerExample(const model::ImageFeatures &features, const model::LevelVectors &example) const {
  const auto &outlines = features.outlines; // of the resolution that is wanted
  at::Tensor sum;
  for (std::size_t level = 0; level < example.size(); ++level) {
    const auto &vector = example[level];
    const auto cosine =
        at::conv2d(features.levels[level], vector.view({1, vector.size(1), 1, 1})) / features.lengths[level];
    const auto fine = at::upsample_bilinear2d(cosine, {outlines.size(2), outlines.size(3)}, false);
    sum = sum.defined() ? sum + fine : fine;
  }
  const auto &calibration = facts().example;
  const auto logits = sum / (static_cast<double>(example.size()) * calibration.temperature) + calibration.bias;
  constexpr int64_t finePerCoarse = model::coarsestStride / model::finestStride;
  return {logits.squeeze(0), at::avg_pool2d(logits, {finePerCoarse, finePerCoarse}).squeeze(0)};
}

double Network::presence(const Question &question, double maximum, double mean) const {
  return question.words ? presenceOf(*question.words, maximum, mean) : maximum;
}

std::unique_ptr<Network> loadNetwork(const std::string &directory) {
  if (model::versionOf(directory) == model::modelSpecVersion)
    return std::make_unique<ReferringNetwork>(directory);
  return std::make_unique<TinyNetwork>(directory);
}

} // namespace xemap::infer
