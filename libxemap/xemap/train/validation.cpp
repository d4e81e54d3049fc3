// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/validation.h"

#include "xemap/train/losses.h"

namespace xemap::train {

namespace {

/// Batches for validation are drawn from a range of steps no training reaches.
constexpr std::uint64_t firstValidationStep = 1ULL << 40U;

struct Tally {
  double sum = 0.0;
  double count = 0.0;
  void add(double value, double times = 1.0) {
    sum += value;
    count += times;
  }
  double mean() const { return count > 0 ? sum / count : 0.0; }
};

void tallyCells(model::EncodedNetImpl &net, const Batch &batch, const model::ImageFeatures &features, Tally &tally) {
  constexpr std::size_t level = 1;
  const auto aligned = net.alignText(net.encodeText(batch.classPhrases));
  const auto &cells = features.levels[level];
  const int64_t factor = batch.classMap.size(1) / cells.size(2);
  const auto labels =
      batch.classMap.slice(1, factor / 2, c10::nullopt, factor).slice(2, factor / 2, c10::nullopt, factor);
  const auto nearest = torch::einsum("ndhw,cd->nchw", {cells, aligned[level]}).argmax(1);
  const auto known = labels.ne(-1);
  tally.add(nearest.eq(labels).logical_and(known).sum().item<double>(), known.sum().item<double>());
}

} // namespace

ValidationResult validate(model::EncodedNetImpl &net, const Corpus &corpus, const TrainConfig &config) {
  torch::NoGradGuard noGrad;
  const auto device = net.parameters().front().device();
  const bool wasTraining = net.is_training();
  net.eval();
  Tally iou;
  Tally absent;
  Tally presence;
  Tally cells;
  for (int index = 0; index < config.validationBatches; ++index) {
    const auto batch = drawBatch(corpus, config, firstValidationStep + static_cast<std::uint64_t>(index)).to(device);
    const auto answer = answerBatch(net, batch, config.queriesPerImage);
    const auto claimed = model::upsampleLogits(answer.decoded.logits).gt(0).logical_and(batch.weight.gt(0));
    const auto truth = batch.target.gt(0).logical_and(batch.weight.gt(0));
    // What is looked at one by one is fetched at once.
    const auto intersection = claimed.logical_and(truth).sum({1, 2, 3}).cpu();
    const auto unionSize = claimed.logical_or(truth).sum({1, 2, 3}).cpu();
    const auto referred = truth.sum({1, 2, 3}).cpu();
    const auto presenceRight = answer.presence.gt(0).eq(batch.present.gt(0)).cpu();
    for (int64_t q = 0; q < referred.size(0); ++q) {
      if (referred[q].item<int64_t>() > 0)
        iou.add(intersection[q].item<double>() / unionSize[q].item<double>());
      else
        absent.add(unionSize[q].item<int64_t>() == 0 ? 1.0 : 0.0);
      presence.add(presenceRight[q].item<bool>() ? 1.0 : 0.0);
    }
    if (!batch.classPhrases.isEmpty())
      tallyCells(net, batch, answer.features, cells);
  }
  net.train(wasTraining);
  return {iou.mean(), absent.mean(), presence.mean(), cells.mean()};
}

} // namespace xemap::train
