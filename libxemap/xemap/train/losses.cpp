// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/losses.h"

#include <array>

#include "xemap/model/layers/unit_length.h"

namespace xemap::train {

namespace {

namespace F = torch::nn::functional;

/// Levels whose cells are compared with class wordings and captions: the finest one sees too little for either.
constexpr std::array<std::size_t, 3> semanticLevels{0, 1, 2};

torch::Tensor pooledTo(const torch::Tensor &full, const torch::Tensor &like) {
  const int64_t factor = full.size(2) / like.size(2);
  return F::avg_pool2d(full, F::AvgPool2dFuncOptions(factor));
}

/// Targets averaged over cells, ignoring what is ignored; cells mostly ignored drop out.
struct CellTarget {
  torch::Tensor share;
  torch::Tensor weight;
};

CellTarget cellTarget(const Batch &batch, const torch::Tensor &like) {
  const auto weight = pooledTo(batch.weight, like);
  const auto share = pooledTo(batch.target * batch.weight, like) / weight.clamp_min(1e-6);
  return {share, weight.gt(0.5).to(torch::kFloat)};
}

torch::Tensor weightedCrossEntropy(const torch::Tensor &logits, const CellTarget &target) {
  const auto positives = (target.share * target.weight).mean({1, 2, 3}, true);
  const auto positiveWeight = ((1 - positives) / positives.clamp_min(1e-4)).clamp(1, 4);
  const auto elementwise = F::binary_cross_entropy_with_logits(
      logits, target.share, F::BinaryCrossEntropyWithLogitsFuncOptions().reduction(torch::kNone));
  const auto weight = target.weight * (1 + (positiveWeight - 1) * target.share);
  return (elementwise * weight).sum() / weight.sum().clamp_min(1);
}

torch::Tensor diceLoss(const torch::Tensor &logits, const CellTarget &target) {
  const auto probability = logits.sigmoid() * target.weight;
  const auto share = target.share * target.weight;
  const auto intersection = (probability * share).sum({1, 2, 3});
  const auto total = probability.sum({1, 2, 3}) + share.sum({1, 2, 3});
  const auto referred = share.sum({1, 2, 3}).gt(1).to(torch::kFloat);
  return ((1 - (2 * intersection + 1) / (total + 1)) * referred).sum() / referred.sum().clamp_min(1);
}

/// Absent referents are the fewer: they weigh as much as the present ones, or presence would be the safe answer.
torch::Tensor presenceLoss(const torch::Tensor &logits, const torch::Tensor &present, const torch::Tensor &known) {
  constexpr double mostWeight = 8.0;
  const auto isPresent = present * known;
  const auto isAbsent = (1 - present) * known;
  const auto weight = (isPresent.sum() / isAbsent.sum().clamp_min(1)).clamp(1, mostWeight);
  return F::binary_cross_entropy_with_logits(
      logits, present, F::BinaryCrossEntropyWithLogitsFuncOptions().weight(isPresent + weight * isAbsent));
}

torch::Tensor denseClassLoss(model::EncodedNetImpl &net, const Batch &batch, const model::ImageFeatures &features) {
  const auto aligned = net.alignText(net.encodeText(batch.classPhrases));
  auto loss = torch::zeros({}, batch.image.options());
  for (const auto level : semanticLevels) {
    const auto &cells = features.levels[level];
    const int64_t factor = batch.classMap.size(1) / cells.size(2);
    // The class at the middle of a cell stands for the cell.
    const auto labels =
        batch.classMap.slice(1, factor / 2, c10::nullopt, factor).slice(2, factor / 2, c10::nullopt, factor);
    const auto known = labels.ne(-1);
    const auto inDoubt = batch.phraseInDoubt.index({labels.clamp_min(0)}).permute({0, 3, 1, 2});
    const auto similarity =
        (torch::einsum("ndhw,cd->nchw", {model::unitLength(cells, 1), aligned[level]}) * net.similarityScale())
            .masked_fill(inDoubt, -1e4);
    const auto summed =
        F::cross_entropy(similarity, labels, F::CrossEntropyFuncOptions().ignore_index(-1).reduction(torch::kSum));
    loss = loss + summed / known.sum().clamp_min(1);
  }
  return loss / static_cast<double>(semanticLevels.size());
}

torch::Tensor regionTextLoss(model::EncodedNetImpl &net, const Batch &batch, const model::ImageFeatures &features) {
  const auto aligned = net.alignText(net.encodeText(batch.regionCaptions));
  const int64_t count = batch.regionClass.size(0);
  const auto maySuit = batch.phraseInDoubt.index({batch.regionClass.unsqueeze(1), batch.regionClass.unsqueeze(0)})
                           .logical_or(batch.regionClass.unsqueeze(0).eq(batch.regionClass.unsqueeze(1)));
  const auto falseNegative = maySuit.logical_and(torch::eye(count, maySuit.options()).logical_not());
  const auto labels = torch::arange(count, batch.regionClass.options());
  auto loss = torch::zeros({}, batch.image.options());
  for (const auto level : semanticLevels) {
    const auto cells = features.levels[level].index_select(0, batch.regionImage);
    const auto mask = pooledTo(batch.regionMask, cells);
    const auto pooled = (cells * mask).sum({2, 3}) / mask.sum({2, 3}).clamp_min(1e-3);
    const auto similarity = (torch::matmul(model::unitLength(pooled, 1), aligned[level].t()) * net.similarityScale())
                                .masked_fill(falseNegative, -1e4);
    loss = loss + 0.5 * (F::cross_entropy(similarity, labels) + F::cross_entropy(similarity.t(), labels));
  }
  return loss / static_cast<double>(semanticLevels.size());
}

void addAlignment(model::EncodedNetImpl &net, const Batch &batch, const model::ImageFeatures &features,
                  LossTerms &terms) {
  const auto none = torch::zeros({}, batch.image.options());
  terms.denseClass = batch.classPhrases.isEmpty() ? none : denseClassLoss(net, batch, features);
  terms.regionText = batch.regionCaptions.isEmpty() ? none : regionTextLoss(net, batch, features);
}

} // namespace

torch::Tensor LossTerms::total(const LossWeights &weights) const {
  return mask + weights.dice * dice + weights.levels * levels + weights.denseClass * denseClass +
         weights.regionText * regionText + weights.presence * presence;
}

BatchAnswer answerBatch(model::EncodedNetImpl &net, const Batch &batch, int queriesPerImage) {
  BatchAnswer answer;
  const auto text = net.encodeText(batch.queries);
  answer.features = net.encodeImage(batch.image);
  const auto context = model::EncodedNetImpl::contextFrom(batch.overview.defined() ? net.encodeImage(batch.overview)
                                                                                     : answer.features);
  const auto fused = net.fuse(text, context, queriesPerImage);
  answer.decoded = net.decode(answer.features, batch.positions, fused, text, queriesPerImage);
  // Presence judges the maps, it does not shape them.
  const auto coarse = answer.decoded.levelLogits[0].detach().flatten(1);
  answer.presence = net.presence(fused, {coarse.amax(1), coarse.mean(1)});
  return answer;
}

LossTerms computeLosses(model::EncodedNetImpl &net, const Batch &batch, int queriesPerImage) {
  const auto answer = answerBatch(net, batch, queriesPerImage);
  LossTerms terms;
  const auto target = cellTarget(batch, answer.decoded.logits);
  terms.mask = weightedCrossEntropy(answer.decoded.logits, target);
  terms.dice = diceLoss(answer.decoded.logits, target);
  terms.levels = torch::zeros({}, batch.image.options());
  for (const auto &logits : answer.decoded.levelLogits)
    terms.levels = terms.levels + 0.25 * weightedCrossEntropy(logits, cellTarget(batch, logits));
  terms.presence = presenceLoss(answer.presence, batch.present, batch.presenceWeight);
  addAlignment(net, batch, answer.features, terms);
  return terms;
}

LossTerms computeAlignmentLosses(model::EncodedNetImpl &net, const Batch &batch) {
  const auto zero = torch::zeros({}, batch.image.options());
  LossTerms terms{zero, zero, zero, zero, zero, zero};
  addAlignment(net, batch, net.encodeImage(batch.image), terms);
  return terms;
}

} // namespace xemap::train
