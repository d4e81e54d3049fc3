// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "xemap/train/corpus.h"

namespace xemap::train {

/// Weights of the terms of the loss. See losses.h for the terms.
struct LossWeights {
  double dice = 1.0;
  double levels = 0.4;
  double denseClass = 1.0;
  double regionText = 0.2;
  double presence = 0.2;
};

/// How a model is trained; a JSON file kept with every published model.
struct TrainConfig {
  std::string modelName = "xemap-tiny";
  std::uint64_t seed = 1;
  int steps = 6800;
  /// The first steps only align image features with class wordings and captions: three times cheaper than whole steps,
  /// and what the maps rest on.
  int alignmentSteps = 4500;
  int imagesPerBatch = 8;
  int queriesPerImage = 4;
  int cropPx = 256;
  double sceneShare = 0.65;    ///< Share of images composed of whole-image scenes; the rest come from masked images.
  double overviewShare = 0.25; ///< Share of batches whose context is a coarser overview of a larger scene.
  double learningRate = 1.5e-3;
  double finalLearningRate = 1e-5;
  int warmupSteps = 200;
  double weightDecay = 0.05;
  double gradientClip = 1.0;
  double averageDecay = 0.999; ///< Of the moving average of the weights that is validated and published.
  int validateEvery = 400;
  int validationBatches = 10;
  int checkpointEveryMinutes = 8;
  /// Batches are drawn anew up to this many, then come again in the same order; 0: never. What a CLIP model says of a
  /// batch is remembered, so training on top of one needs batches that come again.
  int distinctBatches = 0;
  int backboneCacheMb = 2000;  ///< Memory for what a CLIP model said. Units: 10^6 bytes.
  int threads = 0;             ///< 0 takes what the machine has.
  std::string device = "auto"; ///< What computes: "cpu", "cuda", or "auto", which takes CUDA where it can be had.
  ClassRelations classes;
  LossWeights lossWeights;
};

/// Fields that are absent keep their defaults.
///
/// Throws: InvalidArgument, naming `origin` and the field, for an unknown field or a value out of range.
TrainConfig parseTrainConfig(const nlohmann::json &json, const std::string &origin);

nlohmann::json toJson(const TrainConfig &config);

} // namespace xemap::train
