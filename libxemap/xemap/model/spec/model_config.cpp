// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/spec/model_config.h"

#include <array>
#include <fstream>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"
#include "xemap/model/spec/json_fields.h"

namespace xemap::model {

namespace {

constexpr int formatVersion = 1;

constexpr const char *tinyName = "xemap-net-tiny";
constexpr const char *formerClipName = "xemap-net-base"; ///< CLIP models before version 2.

XemapNetOptions parseOptions(const FieldReader &reader) {
  XemapNetOptions options;
  options.stemWidths = reader.sizes<2>("stem_widths");
  options.stageWidths = reader.sizes<4>("stage_widths");
  options.stageDepths = reader.sizes<4>("stage_depths");
  options.stageKernels = reader.sizes<4>("stage_kernels");
  options.stageExpansions = reader.sizes<4>("stage_expansions");
  options.vocabularyIds = reader.size("vocabulary_ids");
  options.subwordBuckets = reader.size("subword_buckets");
  options.subwordsPerToken = reader.size("subwords_per_token");
  options.maxTokens = reader.size("max_tokens");
  options.textWidth = reader.size("text_width");
  options.textLayers = reader.size("text_layers");
  options.textHeads = reader.size("text_heads");
  options.fusionWidth = reader.size("fusion_width");
  options.fusionLayers = reader.size("fusion_layers");
  options.fusionHeads = reader.size("fusion_heads");
  options.roles = reader.size("roles");
  options.alignmentWidths = reader.sizes<4>("alignment_widths");
  options.outlineWidth = reader.size("outline_width");
  options.pixelMean = reader.get<std::array<double, 3>>("pixel_mean", "three numbers");
  options.pixelStd = reader.get<std::array<double, 3>>("pixel_std", "three numbers");
  for (const double deviation : options.pixelStd)
    if (!(deviation > 0))
      reader.fail("pixel_std", "three positive numbers");
  return options;
}

nlohmann::json toJson(const XemapNetOptions &options) {
  return {{"stem_widths", options.stemWidths},
          {"stage_widths", options.stageWidths},
          {"stage_depths", options.stageDepths},
          {"stage_kernels", options.stageKernels},
          {"stage_expansions", options.stageExpansions},
          {"vocabulary_ids", options.vocabularyIds},
          {"subword_buckets", options.subwordBuckets},
          {"subwords_per_token", options.subwordsPerToken},
          {"max_tokens", options.maxTokens},
          {"text_width", options.textWidth},
          {"text_layers", options.textLayers},
          {"text_heads", options.textHeads},
          {"fusion_width", options.fusionWidth},
          {"fusion_layers", options.fusionLayers},
          {"fusion_heads", options.fusionHeads},
          {"roles", options.roles},
          {"alignment_widths", options.alignmentWidths},
          {"outline_width", options.outlineWidth},
          {"pixel_mean", options.pixelMean},
          {"pixel_std", options.pixelStd}};
}

} // namespace

ModelConfig parseModelConfig(const nlohmann::json &json, const std::string &origin) {
  const FieldReader root(json, origin, "");
  if (root.get<std::string>("format", "a string") != modelFormat ||
      root.get<int>("version", "a number") != formatVersion)
    throw Error(ErrorCode::Unsupported, origin + ": expected format " + modelFormat + " version " +
                                            std::to_string(formatVersion) + ", found " + json["format"].dump() +
                                            " version " + json["version"].dump());
  const auto architecture = root.get<std::string>("architecture", "a string");
  if (architecture == formerClipName)
    throw Error(ErrorCode::Unsupported,
                origin +
                    ": field /architecture: expected a model of version 2, found a CLIP model of version 1: import " +
                    "its checkpoint again, or the model.safetensors beside this file, with 'xemap model import'");
  if (architecture != tinyName)
    throw Error(ErrorCode::Unsupported,
                origin + ": field /architecture: expected " + tinyName + ", found " + architecture);
  ModelConfig config;
  readFacts(root, config);
  config.options = parseOptions(root.object("options"));
  return config;
}

nlohmann::json toJson(const ModelConfig &config) {
  nlohmann::json json{{"format", modelFormat},
                      {"version", formatVersion},
                      {"architecture", tinyName},
                      {"options", toJson(config.options)}};
  writeFacts(config, json);
  return json;
}

ModelConfig readModelConfig(const std::string &directory) {
  return parseModelConfig(readModelJson(directory), directory + "/model.json");
}

} // namespace xemap::model
