// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "xemap/train/corpus.h"

namespace xemap::train {

/// Weights of the terms of the loss. See losses.h for the terms.
struct LossWeights {
  double classes = 1.0;
  double captions = 0.5;
  double compete = 2.0;
  double dice = 1.0;
  double levels = 0.4;
  double absent = 0.3;
  double presence = 0.2;
};

/// How parameters whose names begin alike learn.
struct ParameterGroup {
  std::string prefix;
  double rate = 1.0; ///< Of the learning rate; 0: they do not learn.
  double decay = 0.0;
};

/// How a model is trained; a JSON file kept with every published model.
struct TrainConfig {
  std::string modelName = "xemap";
  std::uint64_t seed = 1;
  int steps = 3000;
  /// The first steps align image features with class wordings and captions, and let phrases compete for the pixels of
  /// masks; fusion, HMSA and presence begin after them. They cost a third of the others, and are what maps rest on.
  int alignmentSteps = 3000;
  int mosaicsPerBatch = 5; ///< Images composed of scenes that are one class all over.
  int maskedPerBatch = 3;  ///< Crops of images with masks.
  int queriesPerImage = 3;
  int cropPx = 256;
  double overviewShare = 0.25; ///< Share of batches whose context is a coarser overview of a larger scene.
  double learningRate = 1e-3;
  double finalLearningRate = 1e-5;
  int warmupSteps = 50;
  double gradientClip = 1.0;
  double averageDecay = 0.999; ///< Of the moving average of the weights that is validated and published.
  int validateEvery = 400;
  int validationBatches = 10; ///< Of each validation corpus.
  int checkpointEveryMinutes = 8;
  int distinctBatches = 0;     ///< Batches are drawn anew up to this many, then come again; 0: never.
  int threads = 0;             ///< 0 takes what the machine has.
  std::string device = "auto"; ///< What computes: "cpu", "cuda", or "auto", which takes CUDA where it can be had.
  /// The first whose prefix fits counts; parameters of one dimension are not decayed.
  std::vector<ParameterGroup> groups{{"image.", 0.25, 0.0}, {"", 1.0, 0.03}};
  ClassRelations classes;
  LossWeights lossWeights;
};

/// As a configuration has it; for nlohmann-json.
void to_json(nlohmann::json &json, const ParameterGroup &group);
void from_json(const nlohmann::json &json, ParameterGroup &group);

/// Fields that are absent keep their defaults.
///
/// Throws: InvalidArgument, naming `origin` and the field, for an unknown field or a value out of range.
TrainConfig parseTrainConfig(const nlohmann::json &json, const std::string &origin);

nlohmann::json toJson(const TrainConfig &config);

} // namespace xemap::train
