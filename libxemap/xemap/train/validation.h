// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "xemap/model/referring_net.h"
#include "xemap/train/corpus.h"
#include "xemap/train/phrase_table.h"
#include "xemap/train/train_config.h"

namespace xemap::train {

/// How good a model is on one source it never learned from.
struct SourceResult {
  std::string source;
  double averagePrecision = 0.0; ///< Of the pixels of what is there, mean over expressions.
  double meanIou = 0.0;          ///< The same, at probability 0.5.
  double absentCorrect = 0.0;    ///< Share of what is not there whose map stays below 0.5 everywhere.
  double presenceCorrect = 0.0;  ///< Balanced between what is there and what is not.
  double present = 0.0;          ///< How many expressions refer to something.
  double absent = 0.0;
};

/// The results of all sources.
struct ValidationResult {
  std::vector<SourceResult> sources;

  /// Means over the sources that have such expressions.
  double averagePrecision() const;
  double meanIou() const;
  double absentCorrect() const;
  /// What training keeps the best of: the geometric mean of how pixels are ranked, how what is present is cut out, and
  /// what is absent. Weights that find nothing are right about all that is absent; of an arithmetic mean they make more
  /// than weights that find things and have presence calibrated later.
  double score() const { return std::cbrt(averagePrecision() * meanIou() * absentCorrect()); }
};

nlohmann::json toJson(const ValidationResult &result);

/// Answers `config.validationBatches` batches of each corpus in evaluation mode, in the way of the stage: by the lead
/// over competitors until maps are learned. The mode of `net` is restored.
ValidationResult validate(model::ReferringNetImpl &net, const std::vector<Corpus> &corpora, const PhraseTable &phrases,
                          const TrainConfig &config, bool byLead);

} // namespace xemap::train
