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

constexpr Names<Architecture, 2> architectureNames{
    {{"xemap-net-tiny", Architecture::Tiny}, {"xemap-net-base", Architecture::Base}}};
constexpr Names<ClipTrunk, 2> trunkNames{
    {{"vision_transformer", ClipTrunk::VisionTransformer}, {"resnet", ClipTrunk::ResNet}}};
constexpr Names<ClipActivation, 2> activationNames{
    {{"gelu", ClipActivation::Gelu}, {"quick_gelu", ClipActivation::QuickGelu}}};

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

ClipOptions parseClipOptions(const FieldReader &reader) {
  ClipOptions options;
  options.trunk = reader.oneOf("trunk", trunkNames);
  options.activation = reader.oneOf("activation", activationNames);
  options.imageSize = reader.size("image_size");
  options.patchSize = reader.size("patch_size");
  options.visionWidth = reader.size("vision_width");
  options.visionHeads = reader.size("vision_heads");
  if (options.trunk == ClipTrunk::ResNet)
    options.stageDepths = reader.sizes<4>("stage_depths");
  else
    options.visionLayers = reader.size("vision_layers");
  options.embedWidth = reader.size("embed_width");
  options.textWidth = reader.size("text_width");
  options.textLayers = reader.size("text_layers");
  options.textHeads = reader.size("text_heads");
  options.contextLength = reader.size("context_length");
  options.vocabularyIds = reader.size("vocabulary_ids");
  if (options.imageSize % options.patchSize != 0)
    reader.fail("image_size", "a multiple of patch_size");
  if (options.textWidth % options.textHeads != 0)
    reader.fail("text_heads", "a divisor of text_width");
  return options;
}

nlohmann::json toJson(const ClipOptions &options) {
  nlohmann::json json{{"trunk", nameIn(trunkNames, options.trunk)},
                      {"activation", nameIn(activationNames, options.activation)},
                      {"image_size", options.imageSize},
                      {"patch_size", options.patchSize},
                      {"vision_width", options.visionWidth},
                      {"vision_heads", options.visionHeads},
                      {"embed_width", options.embedWidth},
                      {"text_width", options.textWidth},
                      {"text_layers", options.textLayers},
                      {"text_heads", options.textHeads},
                      {"context_length", options.contextLength},
                      {"vocabulary_ids", options.vocabularyIds}};
  if (options.trunk == ClipTrunk::ResNet)
    json["stage_depths"] = options.stageDepths;
  else
    json["vision_layers"] = options.visionLayers;
  return json;
}

/// Of XeMap-Net base; what CLIP's sizes settle is not stored.
XemapNetOptions parseHead(const FieldReader &reader, const ClipOptions &clip) {
  auto options = headOptionsFor(clip);
  options.stemWidths = reader.sizes<2>("stem_widths");
  options.fusionWidth = reader.size("fusion_width");
  options.fusionLayers = reader.size("fusion_layers");
  options.fusionHeads = reader.size("fusion_heads");
  options.roles = reader.size("roles");
  options.alignmentWidths = reader.sizes<4>("alignment_widths");
  options.outlineWidth = reader.size("outline_width");
  return options;
}

nlohmann::json headToJson(const XemapNetOptions &options) {
  return {{"stem_widths", options.stemWidths},
          {"fusion_width", options.fusionWidth},
          {"fusion_layers", options.fusionLayers},
          {"fusion_heads", options.fusionHeads},
          {"roles", options.roles},
          {"alignment_widths", options.alignmentWidths},
          {"outline_width", options.outlineWidth}};
}

} // namespace

XemapNetOptions headOptionsFor(const ClipOptions &clip) {
  XemapNetOptions options;
  options.vocabularyIds = clip.vocabularyIds;
  options.subwordBuckets = 0;
  options.subwordsPerToken = 0;
  options.maxTokens = clip.contextLength;
  options.textWidth = clip.textWidth;
  options.textLayers = 0; // CLIP's
  options.fusionWidth = 256;
  options.fusionHeads = 8;
  options.alignmentWidths = {256, 192, 128, 64};
  options.injectedMaps = 1;
  options.pixelMean = clipPixelMean;
  options.pixelStd = clipPixelStd;
  return options;
}

std::string nameOf(Architecture architecture) {
  return nameIn(architectureNames, architecture);
}

ModelConfig parseModelConfig(const nlohmann::json &json, const std::string &origin) {
  const FieldReader root(json, origin, "");
  if (root.get<std::string>("format", "a string") != modelFormat ||
      root.get<int>("version", "a number") != formatVersion)
    throw Error(ErrorCode::Unsupported, origin + ": expected format " + modelFormat + " version " +
                                            std::to_string(formatVersion) + ", found " + json["format"].dump() +
                                            " version " + json["version"].dump());
  const auto architecture = root.get<std::string>("architecture", "a string");
  ModelConfig config;
  if (architecture == architectureNames[1].first)
    config.architecture = Architecture::Base;
  else if (architecture != architectureNames[0].first)
    throw Error(ErrorCode::Unsupported, origin + ": field /architecture: expected " + architectureNames[0].first +
                                            " or " + architectureNames[1].first + ", found " + architecture);
  readFacts(root, config);
  const auto options = root.object("options");
  if (config.architecture == Architecture::Base) {
    config.clip = parseClipOptions(options.object("clip"));
    if (json["options"].contains("head"))
      config.head = parseHead(options.object("head"), config.clip);
  } else {
    config.options = parseOptions(options);
  }
  return config;
}

nlohmann::json toJson(const ModelConfig &config) {
  auto options = config.architecture == Architecture::Base ? nlohmann::json{{"clip", toJson(config.clip)}}
                                                           : toJson(config.options);
  if (config.head)
    options["head"] = headToJson(*config.head);
  nlohmann::json json{{"format", modelFormat},
                      {"version", formatVersion},
                      {"architecture", nameIn(architectureNames, config.architecture)},
                      {"options", options}};
  writeFacts(config, json);
  return json;
}

ModelConfig readModelConfig(const std::string &directory) {
  return parseModelConfig(readModelJson(directory), directory + "/model.json");
}

} // namespace xemap::model
