// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "xemap/train/corpus.h"
#include "xemap/train/train_config.h"

namespace xemap {
class Feedback;
}

namespace xemap::train {

/// What training says of itself while it runs.
struct TrainProgress {
  int step = 0;
  int steps = 0;
  double loss = 0.0; ///< Mean since the last report.
  double queriesPerSecond = 0.0;
  double secondsLeft = 0.0;
  double bestScore = 0.0; ///< Of the validations; see ValidationResult::score.
};

/// Where a training run reads and writes.
struct TrainPaths {
  std::string modelDirectory; ///< Gets all of a model folder, train.json, log.jsonl, log.svg.
  std::string checkpoint;     ///< A file that is not published; beside it lies what the text encoder said.
  /// The model folder a run starts from: one of imported encoders, whose head is made, or a trained one.
  std::string startFrom;
};

/// Trains XeMap-Net on packed shards by mask supervision and by aligning cells with class wordings and captions.
///
/// Every `validateEvery` steps the moving average is validated on each corpus of `validation`; the model directory
/// always holds the best so far. Stops after the step under way when cancelled, with a checkpoint written.
/// Returns: whether all steps were done.
/// Throws: InvalidArgument, Unwritable, what reading a model folder throws, and what loadCheckpoint throws when
/// `resume` is set.
bool train(const Corpus &training, const std::vector<Corpus> &validation, const TrainConfig &config,
           const TrainPaths &paths, bool resume, const std::function<void(const TrainProgress &)> &report,
           Feedback &feedback);

} // namespace xemap::train
