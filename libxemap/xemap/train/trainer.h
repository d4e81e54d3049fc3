// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>

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
  double bestMeanIou = 0.0;
};

/// Where a training run reads and writes.
struct TrainPaths {
  std::string modelDirectory; ///< Gets model.json, model.safetensors, vocabulary.txt, train.json, log.jsonl.
  std::string checkpoint;     ///< A file that is not published.
  /// A model directory a run starts from: XeMap-Net tiny with all its weights, XeMap-Net base with what was learned on
  /// top of its CLIP model, which stays as it is and is needed to resume, too. Empty: XeMap-Net tiny with random
  /// weights.
  std::string startFrom;
};

/// Trains XeMap-Net on packed shards by mask supervision and by aligning regions with class wordings and captions.
///
/// Every `validateEvery` steps the moving average is validated; the model directory always holds the best so far.
/// Stops after the step under way when cancelled, with a checkpoint written.
/// Returns: whether all steps were done.
/// Throws: InvalidArgument, Unwritable, and what loadCheckpoint throws when `resume` is set.
bool train(const Corpus &training, const Corpus &validation, const TrainConfig &config, const TrainPaths &paths,
           bool resume, const std::function<void(const TrainProgress &)> &report, Feedback &feedback);

} // namespace xemap::train
