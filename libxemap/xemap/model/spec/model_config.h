// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "xemap/model/spec/clip_options.h"
#include "xemap/model/spec/xemap_net_options.h"

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

/// What networks a model can be.
enum class Architecture {
  Tiny, ///< XeMap-Net over an encoder of its own.
  Base  ///< XeMap-Net over a CLIP model.
};

/// As model.json has it.
std::string nameOf(Architecture architecture);

/// What model.json says. The fields a program acts on are parsed; the card for people is kept as it is.
struct ModelConfig {
  std::string name;
  std::string license;
  Architecture architecture = Architecture::Tiny;
  XemapNetOptions options; ///< Of XeMap-Net tiny.
  ClipOptions clip;        ///< Of XeMap-Net base.
  /// Of what XeMap-Net base learns on top of CLIP; nothing before any training.
  std::optional<XemapNetOptions> head;
  Calibration mask;
  /// Of the mean cosine between features and those of an example, in place of a logit. The default is a fit to the
  /// default model: docs/model-card.md.
  Calibration example{0.1087, -5.06};
  PresenceCalibration presence;
  double minGsdMetres = 0.0; ///< Ground resolutions trained on; both 0 when nobody knows.
  double maxGsdMetres = 0.0;
};

/// The usual sizes of what XeMap-Net base learns, to go with a CLIP model.
XemapNetOptions headOptionsFor(const ClipOptions &clip);

/// Throws: Corrupt, naming `origin` and the path of the offending field; Unsupported for another format or
/// architecture.
ModelConfig parseModelConfig(const nlohmann::json &json, const std::string &origin);

/// The fields of `config` as model.json stores them.
nlohmann::json toJson(const ModelConfig &config);

/// Reads model.json of a model directory.
///
/// Throws: NotFound; and as parseModelConfig.
ModelConfig readModelConfig(const std::string &directory);

} // namespace xemap::model
