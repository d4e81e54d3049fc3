// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "xemap/model/spec/clip_options.h"
#include "xemap/model/spec/model_facts.h"
#include "xemap/model/spec/xemap_net_options.h"

namespace xemap::model {

/// What networks a model can be.
enum class Architecture {
  Tiny, ///< XeMap-Net over an encoder of its own.
  Base  ///< XeMap-Net over a CLIP model.
};

/// As model.json has it.
std::string nameOf(Architecture architecture);

/// What model.json says. The fields a program acts on are parsed; the card for people is kept as it is.
struct ModelConfig : ModelFacts {
  Architecture architecture = Architecture::Tiny;
  XemapNetOptions options; ///< Of XeMap-Net tiny.
  ClipOptions clip;        ///< Of XeMap-Net base.
  /// Of what XeMap-Net base learns on top of CLIP; nothing before any training.
  std::optional<XemapNetOptions> head;
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
