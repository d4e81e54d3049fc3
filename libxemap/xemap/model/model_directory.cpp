// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/model_directory.h"

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"
#include "xemap/model/weights.h"

namespace xemap::model {

namespace {

constexpr const char *formatName = "xemap-model";
constexpr int formatVersion = 1;
constexpr const char *architectureName = "xemap-net-tiny";

/// Reads fields of a JSON object and names the path of one that does not fit.
class FieldReader {
public:
  FieldReader(const nlohmann::json &json, std::string origin, std::string path)
      : mJson(json), mOrigin(std::move(origin)), mPath(std::move(path)) {
    if (!mJson.is_object())
      fail("", "an object");
  }

  FieldReader object(const char *name) const { return {field(name), mOrigin, mPath + "/" + name}; }

  template <typename Value> Value get(const char *name, const char *expected) const {
    try {
      return field(name).get<Value>();
    } catch (const nlohmann::json::exception &) {
      fail(name, expected);
    }
  }

  double number(const char *name) const {
    const auto value = get<double>(name, "a number");
    if (!std::isfinite(value))
      fail(name, "a finite number");
    return value;
  }

  int64_t size(const char *name) const { return checkedSize(name, get<int64_t>(name, "a whole number")); }

  template <std::size_t count> std::array<int64_t, count> sizes(const char *name) const {
    const auto values = get<std::array<int64_t, count>>(name, "a list of whole numbers");
    for (const auto value : values)
      checkedSize(name, value);
    return values;
  }

  [[noreturn]] void fail(const char *name, const std::string &expected) const {
    const auto found = mJson.is_object() && mJson.contains(name) ? mJson[name].dump() : "nothing";
    throw Error(ErrorCode::Corrupt,
                mOrigin + ": field " + mPath + "/" + name + ": expected " + expected + ", found " + found);
  }

private:
  const nlohmann::json &field(const char *name) const {
    if (!mJson.contains(name))
      fail(name, "a value");
    return mJson[name];
  }

  /// Sizes are bounded so that a damaged file cannot ask for more memory than any real model needs.
  int64_t checkedSize(const char *name, int64_t value) const {
    if (value < 1 || value > 65536)
      fail(name, "sizes between 1 and 65536");
    return value;
  }

  const nlohmann::json &mJson;
  std::string mOrigin;
  std::string mPath;
};

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

Calibration parseCalibration(const FieldReader &reader) {
  Calibration calibration{reader.number("temperature"), reader.number("bias")};
  if (calibration.temperature <= 0)
    reader.fail("temperature", "a positive number");
  return calibration;
}

PresenceCalibration parsePresence(const FieldReader &reader) {
  const PresenceCalibration presence{reader.number("head"), reader.number("sure"), reader.number("bias"),
                                     reader.number("doubt")};
  if (presence.doubt < 0)
    reader.fail("doubt", "0 or more");
  return presence;
}

} // namespace

ModelConfig parseModelConfig(const nlohmann::json &json, const std::string &origin) {
  const FieldReader root(json, origin, "");
  if (root.get<std::string>("format", "a string") != formatName ||
      root.get<int>("version", "a number") != formatVersion)
    throw Error(ErrorCode::Unsupported, origin + ": expected format " + formatName + " version " +
                                            std::to_string(formatVersion) + ", found " + json["format"].dump() +
                                            " version " + json["version"].dump());
  const auto architecture = root.get<std::string>("architecture", "a string");
  if (architecture != architectureName)
    throw Error(ErrorCode::Unsupported,
                origin + ": field /architecture: expected " + architectureName + ", found " + architecture);
  ModelConfig config;
  config.name = root.get<std::string>("name", "a string");
  config.license = root.get<std::string>("license", "a string");
  config.options = parseOptions(root.object("options"));
  const auto calibration = root.object("calibration");
  config.mask = parseCalibration(calibration.object("mask"));
  config.presence = parsePresence(calibration.object("presence"));
  const auto gsd = root.object("gsd_metres");
  config.minGsdMetres = gsd.number("min");
  config.maxGsdMetres = gsd.number("max");
  return config;
}

nlohmann::json toJson(const ModelConfig &config) {
  const nlohmann::json mask{{"temperature", config.mask.temperature}, {"bias", config.mask.bias}};
  const nlohmann::json presence{{"head", config.presence.head},
                                {"sure", config.presence.sure},
                                {"bias", config.presence.bias},
                                {"doubt", config.presence.doubt}};
  return {{"format", formatName},
          {"version", formatVersion},
          {"architecture", architectureName},
          {"name", config.name},
          {"license", config.license},
          {"options", toJson(config.options)},
          {"calibration", {{"mask", mask}, {"presence", presence}}},
          {"gsd_metres", {{"min", config.minGsdMetres}, {"max", config.maxGsdMetres}}}};
}

LoadedModel loadModel(const std::string &directory) {
  const auto configPath = directory + "/model.json";
  std::ifstream file(configPath);
  if (!file)
    throw Error(ErrorCode::NotFound, configPath + ": expected a model directory with model.json, found none");
  const auto json = nlohmann::json::parse(file, nullptr, false);
  if (json.is_discarded())
    throw Error(ErrorCode::Corrupt, configPath + ": expected JSON, found something else");
  LoadedModel model;
  model.config = parseModelConfig(json, configPath);
  model.vocabularyPath = directory + "/vocabulary.txt";
  if (!std::filesystem::exists(model.vocabularyPath))
    throw Error(ErrorCode::NotFound, model.vocabularyPath + ": expected the model's vocabulary, found none");
  const SafetensorsFile weights(directory + "/model.safetensors");
  try {
    model.net = XemapNet(model.config.options);
  } catch (const c10::Error &error) {
    throw Error(ErrorCode::Corrupt, configPath + ": field /options: " + error.what_without_backtrace());
  }
  loadWeights(*model.net, weights);
  model.sha256 = weights.sha256();
  model.net->eval();
  foldBatchNorms(*model.net);
  return model;
}

} // namespace xemap::model
