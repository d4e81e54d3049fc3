// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/validation.h"

#include <functional>

#include <nlohmann/json.hpp>

#include "xemap/model/head/cells.h"
#include "xemap/train/losses.h"

namespace xemap::train {

namespace {

struct Tally {
  double sum = 0.0;
  double count = 0.0;
  void add(double value) {
    sum += value;
    count += 1.0;
  }
  double mean() const { return count > 0 ? sum / count : 0.0; }
};

double meanOf(const std::vector<SourceResult> &sources, double SourceResult::*value, double SourceResult::*count) {
  Tally tally;
  for (const auto &source : sources)
    if (source.*count > 0)
      tally.add(source.*value);
  return tally.mean();
}

/// Area under the precision-recall curve. Shape: scores and truth [n]; at least one is true.
double averagePrecision(const torch::Tensor &scores, const torch::Tensor &truth) {
  const auto ranked = truth.index_select(0, scores.argsort(0, true)).to(torch::kDouble);
  const auto precision = ranked.cumsum(0) / torch::arange(1, ranked.size(0) + 1, torch::kDouble);
  return ((precision * ranked).sum() / ranked.sum()).item<double>();
}

/// Tallies of one source.
class SourceTally {
public:
  /// Shape: logits [1,S,S] of one query; truth and known [1,S,S] bool.
  void add(const torch::Tensor &logits, const torch::Tensor &truth, const torch::Tensor &known) {
    const auto claimed = logits.gt(0).logical_and(known);
    if (!truth.any().item<bool>()) {
      mAbsent.add(claimed.any().item<bool>() ? 0.0 : 1.0);
      return;
    }
    mIou.add(claimed.logical_and(truth).sum().item<double>() / claimed.logical_or(truth).sum().item<double>());
    mPrecision.add(averagePrecision(logits.masked_select(known), truth.masked_select(known)));
  }

  void addPresence(bool present, bool said) { (present ? mPresenceYes : mPresenceNo).add(present == said ? 1.0 : 0.0); }

  SourceResult result(const std::string &source) const {
    SourceResult result{source, mPrecision.mean(), mIou.mean(), mAbsent.mean(), 0.0, mIou.count, mAbsent.count};
    result.presenceCorrect = 0.5 * (mPresenceYes.mean() + mPresenceNo.mean());
    return result;
  }

private:
  Tally mPrecision;
  Tally mIou;
  Tally mAbsent;
  Tally mPresenceYes;
  Tally mPresenceNo;
};

} // namespace

double ValidationResult::averagePrecision() const {
  return meanOf(sources, &SourceResult::averagePrecision, &SourceResult::present);
}

double ValidationResult::meanIou() const {
  return meanOf(sources, &SourceResult::meanIou, &SourceResult::present);
}

double ValidationResult::absentCorrect() const {
  return meanOf(sources, &SourceResult::absentCorrect, &SourceResult::absent);
}

nlohmann::json toJson(const ValidationResult &result) {
  nlohmann::json sources;
  for (const auto &source : result.sources)
    sources[source.source] = {{"average_precision", source.averagePrecision},
                              {"mean_iou", source.meanIou},
                              {"absent_correct", source.absentCorrect},
                              {"presence_correct", source.presenceCorrect}};
  return {{"average_precision", result.averagePrecision()},
          {"mean_iou", result.meanIou()},
          {"absent_correct", result.absentCorrect()},
          {"sources", sources}};
}

ValidationResult validate(model::ReferringNetImpl &net, const std::vector<Corpus> &corpora, const PhraseTable &phrases,
                          const TrainConfig &config, bool byLead) {
  const torch::NoGradGuard noGrad;
  const auto device = net.parameters().front().device();
  const bool wasTraining = net.is_training();
  net.eval();
  const auto competitors = competitorsOf(net, phrases);
  ValidationResult result;
  for (const auto &corpus : corpora) {
    SourceTally tally;
    for (int number = 0; number < config.validationBatches; ++number) {
      const auto batch = drawJudged(corpus, config, static_cast<std::uint64_t>(number)).to(device);
      const auto features = net.encodeImage(batch.image, competitors);
      const auto answer = answerBatch(net, batch, phrases, competitors, features, features);
      const auto &map = byLead ? answer.lead : answer.decoded.logits;
      const auto logits = at::upsample_bilinear2d(map, batch.target.sizes().slice(2), false).cpu();
      const auto known = batch.weight.gt(0).cpu();
      const auto truth = batch.target.gt(0).cpu().logical_and(known);
      const auto said = answer.presence.gt(0).cpu();
      const auto present = batch.present.gt(0).cpu();
      const auto presenceKnown = batch.presenceWeight.gt(0).cpu();
      for (int64_t q = 0; q < logits.size(0); ++q) {
        tally.add(logits[q], truth[q], known[q]);
        if (presenceKnown[q].item<bool>())
          tally.addPresence(present[q].item<bool>(), said[q].item<bool>());
      }
    }
    result.sources.push_back(tally.result(corpus.name()));
  }
  net.train(wasTraining);
  return result;
}

} // namespace xemap::train
