// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace xemap::model {

class FieldReader;

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

  double head = 1.0;
  double sure = 0.0;
  double bias = 0.0;
  double doubt = 0.0;         ///< 0: presence is only told.
  double doubtedBelow = 0.35; ///< A probability.

  /// What is taken off the logits of a map whose presence is `p`.
  double takenOff(double p) const;
};

/// What holds of one model, whatever network it is.
struct ModelFacts {
  std::string name;
  std::string license;
  Calibration mask;
  PresenceCalibration presence;
  double minGsdMetres = 0.0; ///< Ground resolutions trained on; both 0 when nobody knows.
  double maxGsdMetres = 0.0;
};

/// Reads name, license, calibration and gsd_metres of model.json, in any version. Throws: Corrupt, naming the field.
void readFacts(const FieldReader &root, ModelFacts &facts);

/// Adds the same to what model.json stores.
void writeFacts(const ModelFacts &facts, nlohmann::json &json);

/// Reads a JSON file of a model folder. Throws: NotFound; Corrupt for what is no JSON.
nlohmann::json readModelJson(const std::string &directory);

/// The version of model.json; 0 where it says none. Throws: as readModelJson.
int versionOf(const std::string &directory);

/// The word that tells model.json from other JSON.
inline constexpr const char *modelFormat = "xemap-model";

} // namespace xemap::model
