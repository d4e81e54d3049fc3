// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

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

/// How a model answers whose image and text encoder were trained to share one space.
struct ZeroShot {
  double scale = 50.0; ///< What cosines in that space are multiplied with where phrases compete.
};

/// The version of model.json that says what follows.
inline constexpr int modelSpecVersion = 2;

/// What model.json, version 2, says.
struct ModelSpec : ModelFacts {
  ImageSpec image;
  TextSpec text;
  CompetitorSpec competitors;
  /// Of a model that answers without training; it has no head.
  std::optional<ZeroShot> zeroShot;
  /// Of a model that was trained; nothing for encoders before any training.
  std::optional<HeadSpec> head;
  std::map<std::string, std::string> checksums; ///< SHA-256 of the files of the folder, hexadecimal.
};

/// Throws: Corrupt, naming `origin` and the path of the offending field; Unsupported for another format or version, or
/// a kind of encoder that is not known.
ModelSpec parseModelSpec(const nlohmann::json &json, const std::string &origin);

/// The fields of `spec` as model.json stores them.
nlohmann::json toJson(const ModelSpec &spec);

/// The files of a model folder.
inline constexpr const char *weightsFile = "model.safetensors"; ///< `head.*`, and `image.*` that learn.
inline constexpr const char *frozenFile = "frozen.safetensors"; ///< `text.*`, `tokenizer.*`, `image.*` that do not.

/// The file whose checksum names a model: that of what learns, or of what is frozen where nothing learns.
std::string namingFileOf(const ModelSpec &spec);

/// The files that lie beside model.json and frozen.safetensors and are never changed by training.
std::vector<std::string> sideFilesOf(const ModelSpec &spec);

/// Reads model.json of a model folder. Throws: NotFound; and as parseModelSpec.
ModelSpec readModelSpec(const std::string &directory);

} // namespace xemap::model
