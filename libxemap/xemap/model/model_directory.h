// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "xemap/model/xemap_net.h"

namespace xemap::model {

/// How logits become probabilities: p = sigmoid(logit / temperature + bias).
struct Calibration {
  double temperature = 1.0;
  double bias = 0.0;
};

/// How presence is judged: p = sigmoid(head * presence logit + sure * log(share + minShare) + bias), `share` being the
/// part of the extent whose probability is above sureProbability. Where p is below doubtedBelow, the map is believed
/// less: doubt * (logit(doubtedBelow) - logit(p)) is taken off its logits, so that something absent leaves an empty
/// map.
struct PresenceCalibration {
  static constexpr double sureProbability = 0.8;
  static constexpr double minShare = 1e-3;
  static constexpr double doubtedBelow = 0.35;
  static constexpr double usualDoubt = 2.0; ///< Of a model whose presence has been calibrated.

  double head = 1.0;
  double sure = 0.0;
  double bias = 0.0;
  double doubt = 0.0; ///< 0: presence is only told.
};

/// What model.json says. The fields a program acts on are parsed; the card for people is kept as it is.
struct ModelConfig {
  std::string name;
  std::string license;
  XemapNetOptions options;
  Calibration mask;
  PresenceCalibration presence;
  double minGsdMetres = 0.0; ///< Ground resolutions trained on.
  double maxGsdMetres = 0.0;
};

/// Throws: Corrupt, naming `origin` and the path of the offending field; Unsupported for another format or
/// architecture.
ModelConfig parseModelConfig(const nlohmann::json &json, const std::string &origin);

/// The fields of `config` as model.json stores them.
nlohmann::json toJson(const ModelConfig &config);

/// A model as it lies on disk: model.json, model.safetensors, vocabulary.txt.
struct LoadedModel {
  ModelConfig config;
  std::string vocabularyPath;
  std::string sha256;    ///< Of model.safetensors.
  XemapNet net{nullptr}; ///< In evaluation mode, batch norms folded.
};

/// Throws: NotFound, Unreadable, Corrupt, Unsupported, each naming the file and the field or tensor.
LoadedModel loadModel(const std::string &directory);

} // namespace xemap::model
