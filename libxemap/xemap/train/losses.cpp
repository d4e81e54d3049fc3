// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/losses.h"

#include <algorithm>
#include <tuple>

namespace xemap::train {

namespace {

namespace F = torch::nn::functional;
using Detail = PhraseTable::Detail;

constexpr double unheard = -1e4;

torch::Device deviceOf(const model::ReferringNetImpl &net) {
  return net.parameters().front().device();
}

model::PhraseStates moved(const model::PhraseStates &phrases, torch::Device device) {
  const auto to = [&](const torch::Tensor &tensor) { return tensor.defined() ? tensor.to(device) : tensor; };
  return {to(phrases.states), to(phrases.mask), to(phrases.pooled)};
}

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
  const auto referred = share.sum({1, 2, 3}).gt(0.5).to(torch::kFloat);
  return ((1 - (2 * intersection + 1) / (total + 1)) * referred).sum() / referred.sum().clamp_min(1);
}

/// A map of what is not there is read by its likeliest places, which its mean over all pixels hardly notices.
torch::Tensor absentLoss(const torch::Tensor &logits, const CellTarget &target) {
  constexpr int64_t share = 100;
  constexpr double unknown = -30.0; // where nothing is known, nothing is wrong
  const auto cells = logits.masked_fill(target.weight.eq(0), unknown).flatten(1);
  const auto likeliest = std::get<0>(cells.topk(std::max<int64_t>(1, cells.size(1) / share), 1));
  const auto absent = (target.share * target.weight).flatten(1).amax(1).eq(0).to(torch::kFloat);
  return (F::softplus(likeliest).mean(1) * absent).sum() / absent.sum().clamp_min(1);
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

/// The value at the middle of each cell stands for the cell. Shape: [M,S,S] → [M,h,w].
torch::Tensor atCells(const torch::Tensor &pixels, const torch::Tensor &cells) {
  const int64_t factor = pixels.size(1) / cells.size(2);
  return pixels.slice(1, factor / 2, c10::nullopt, factor).slice(2, factor / 2, c10::nullopt, factor);
}

/// Cells of the mosaics against phrases, of which one fits each cell.
///
/// Shape: labels [M,S,S] int64, -1 unknown; silent [labels,phrases] bool: phrases that say nothing against a label.
torch::Tensor alignCells(const model::ImageFeatures &features, const model::LevelVectors &vectors,
                         const torch::Tensor &scale, const torch::Tensor &labels, const torch::Tensor &silent) {
  auto loss = torch::zeros({}, scale.options());
  for (std::size_t level = 0; level < model::alignedLevels; ++level) {
    const auto cells = features.levels[level].slice(0, 0, labels.size(0));
    const auto wanted = atCells(labels, cells);
    const auto unit = cells / features.lengths[level].slice(0, 0, labels.size(0));
    const auto masked = silent.index({wanted.clamp_min(0)}).permute({0, 3, 1, 2});
    const auto similarity =
        (torch::einsum("ndhw,cd->nchw", {unit, vectors[level]}) * scale).masked_fill(masked, unheard);
    const auto summed =
        F::cross_entropy(similarity, wanted, F::CrossEntropyFuncOptions().ignore_index(-1).reduction(torch::kSum));
    loss = loss + summed / wanted.ne(-1).sum().clamp_min(1);
  }
  return loss;
}

void addAlignment(model::ReferringNetImpl &net, const Batch &batch, const PhraseTable &phrases,
                  const model::ImageFeatures &features, LossTerms &terms) {
  const auto device = deviceOf(net);
  const auto vectorsOf = [&](const std::vector<std::uint32_t> &indices) {
    return net.encodeText(moved(phrases.phrases(indices, Detail::Pooled), device)).vectors;
  };
  const auto scale = net.similarityScale();
  terms.classes = alignCells(features, vectorsOf(batch.classPhrases), scale, batch.classMap, batch.phraseInDoubt);
  // Other regions of the class, or of one alike, may fit a caption as well.
  const auto &classes = batch.regionClass;
  const auto maySuit = batch.phraseInDoubt.index({classes.unsqueeze(1), classes.unsqueeze(0)})
                           .logical_or(classes.unsqueeze(0).eq(classes.unsqueeze(1)));
  const auto others = torch::eye(classes.size(0), maySuit.options()).logical_not();
  terms.captions = alignCells(features, vectorsOf(batch.captions), scale, batch.regionMap, maySuit.logical_and(others));
}

/// The features of the images from `first` on.
model::ImageFeatures from(const model::ImageFeatures &features, int64_t first) {
  const auto rest = [first](const torch::Tensor &all) { return all.slice(0, first); };
  model::ImageFeatures some;
  some.tokens = rest(features.tokens);
  some.outlines = rest(features.outlines);
  some.competitors = {rest(features.competitors.shares), rest(features.competitors.peak)};
  for (std::size_t level = 0; level < some.levels.size(); ++level) {
    some.levels[level] = rest(features.levels[level]);
    some.lengths[level] = rest(features.lengths[level]);
  }
  return some;
}

model::TextFeatures askedOf(model::ReferringNetImpl &net, const Batch &batch, const PhraseTable &phrases, Detail detail,
                            const model::LevelVectors &competitors) {
  const auto device = deviceOf(net);
  return net.encodeAsked(moved(phrases.phrases(batch.queries, detail), device), phrases.alike(batch.queries).to(device),
                         competitors);
}

torch::Tensor competeLoss(const Batch &batch, const torch::Tensor &lead) {
  const auto target = cellTarget(batch, lead);
  return weightedCrossEntropy(lead, target) + diceLoss(lead, target);
}

} // namespace

torch::Tensor LossTerms::total(const LossWeights &weights) const {
  return weights.classes * classes + weights.captions * captions + weights.compete * compete + mask +
         weights.dice * dice + weights.levels * levels + weights.absent * absent + weights.presence * presence;
}

model::LevelVectors competitorsOf(model::ReferringNetImpl &net, const PhraseTable &phrases) {
  return net.encodeText(moved(phrases.bank(), deviceOf(net))).vectors;
}

BatchAnswer answerBatch(model::ReferringNetImpl &net, const Batch &batch, const PhraseTable &phrases,
                        const model::LevelVectors &competitors, const model::ImageFeatures &features,
                        const model::ImageFeatures &overview) {
  const auto text = askedOf(net, batch, phrases, Detail::States, competitors);
  const auto fused = net.fuse(text, model::ReferringNetImpl::contextFrom(overview), batch.queriesPerImage);
  BatchAnswer answer;
  answer.lead = net.compete(features, text, batch.queriesPerImage);
  answer.decoded = net.decode(features, batch.positions, fused, text, batch.queriesPerImage);
  // Presence judges the maps, it does not shape them.
  const auto coarse = answer.decoded.levelLogits[0].detach().flatten(1);
  answer.presence = net.presence(fused, {coarse.amax(1), coarse.mean(1)});
  return answer;
}

LossTerms computeLosses(model::ReferringNetImpl &net, const Batch &batch, const PhraseTable &phrases, Stage stage) {
  const auto zero = torch::zeros({}, batch.image.options());
  LossTerms terms{zero, zero, zero, zero, zero, zero, zero, zero};
  const auto competitors = competitorsOf(net, phrases);
  const auto features = net.encodeImage(batch.image, competitors);
  if (!batch.classPhrases.empty())
    addAlignment(net, batch, phrases, features, terms);
  if (batch.queries.empty())
    return terms;
  if (stage == Stage::Alignment) {
    const auto text = askedOf(net, batch, phrases, Detail::Pooled, competitors);
    terms.compete = competeLoss(batch, net.compete(from(features, batch.firstAsked), text, batch.queriesPerImage));
    return terms;
  }
  const auto overview = batch.overview.defined() ? net.encodeImage(batch.overview, competitors) : features;
  const auto answer = answerBatch(net, batch, phrases, competitors, features, overview);
  terms.compete = competeLoss(batch, answer.lead);
  const auto target = cellTarget(batch, answer.decoded.logits);
  terms.mask = weightedCrossEntropy(answer.decoded.logits, target);
  terms.dice = diceLoss(answer.decoded.logits, target);
  for (const auto &logits : answer.decoded.levelLogits)
    terms.levels = terms.levels + 0.25 * weightedCrossEntropy(logits, cellTarget(batch, logits));
  terms.absent = absentLoss(answer.decoded.logits, target);
  terms.presence = presenceLoss(answer.presence, batch.present, batch.presenceWeight);
  return terms;
}

} // namespace xemap::train
