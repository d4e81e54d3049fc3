// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/network.h"

#include <ATen/ATen.h>

#include "xemap/infer/referring_network.h"
#include "xemap/infer/taught_features.h"
#include "xemap/infer/tiny_network.h"
#include "xemap/model/spec/head_spec.h"

namespace xemap::infer {

Answer Network::answer(const model::ImageFeatures &features, const teach::CellPlace &origin, const Question &question,
                       const std::optional<Answer> &said) const {
  if (question.taught)
    return answerTaught(features, origin, *question.taught, said);
  if (said)
    return *said;
  const auto &outlines = features.outlines;
  constexpr int64_t finePerCoarse = model::coarsestStride / model::finestStride;
  return {at::zeros({1, outlines.size(2), outlines.size(3)}),
          at::zeros({1, outlines.size(2) / finePerCoarse, outlines.size(3) / finePerCoarse})};
}

at::Tensor Network::weighed(const at::Tensor &logits) const {
  const auto &calibration = facts().mask;
  return (logits / calibration.temperature + calibration.bias)
      .clamp_(-static_cast<double>(teach::surestWords), static_cast<double>(teach::surestWords));
}

Answer Network::answerTaught(const model::ImageFeatures &features, const teach::CellPlace &origin,
                             const teach::Concept &taught, const std::optional<Answer> &said) const {
  const auto &outlines = features.outlines; // of the resolution that is wanted
  auto logits =
      at::upsample_bilinear2d(landmarkLogits(features, taught, origin), {outlines.size(2), outlines.size(3)}, false)
          .squeeze(0)
          .add_(taught.bias);
  if (said)
    logits.add_(weighed(said->logits), taught.wordsWeight);
  logits.mul_(taught.sharpness);
  constexpr int64_t finePerCoarse = model::coarsestStride / model::finestStride;
  return {logits, said ? said->coarseLogits : at::avg_pool2d(logits, {finePerCoarse, finePerCoarse})};
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
