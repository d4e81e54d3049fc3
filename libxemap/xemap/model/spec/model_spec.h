// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "xemap/model/spec/head_spec.h"
#include "xemap/model/spec/image_spec.h"
#include "xemap/model/spec/model_facts.h"
#include "xemap/model/spec/text_spec.h"

namespace xemap::model {

/// The phrases that compete for every place with what is asked.
struct CompetitorSpec {
  std::string file = "competitors.json"; ///< In the model's folder.
  double alikeCosine = 0.9;              ///< Of sentence vectors, from which on two phrases mean the same.
};

/// The version of model.json that says what follows.
inline constexpr int modelSpecVersion = 2;

/// What model.json, version 2, says.
struct ModelSpec : ModelFacts {
  ImageSpec image;
  TextSpec text;
  CompetitorSpec competitors;
  HeadSpec head;
  std::map<std::string, std::string> checksums; ///< SHA-256 of the files of the folder, hexadecimal.
};

/// Throws: Corrupt, naming `origin` and the path of the offending field; Unsupported for another format or version, or
/// a kind of encoder that is not known.
ModelSpec parseModelSpec(const nlohmann::json &json, const std::string &origin);

/// The fields of `spec` as model.json stores them.
nlohmann::json toJson(const ModelSpec &spec);

/// Reads model.json of a model folder. Throws: NotFound; and as parseModelSpec.
ModelSpec readModelSpec(const std::string &directory);

} // namespace xemap::model
