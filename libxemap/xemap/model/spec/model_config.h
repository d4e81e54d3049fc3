// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "xemap/model/spec/model_facts.h"
#include "xemap/model/spec/xemap_net_options.h"

namespace xemap::model {

/// What model.json, version 1, says of XeMap-Net tiny. The fields a program acts on are parsed; the card for people is
/// kept as it is.
struct ModelConfig : ModelFacts {
  XemapNetOptions options;
};

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
