// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/spec/model_spec.h"

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"
#include "xemap/model/spec/encoder_json.h"
#include "xemap/model/spec/json_fields.h"

namespace xemap::model {

namespace {

HeadSpec parseHead(const FieldReader &reader) {
  HeadSpec head;
  head.textWidth = reader.size("text_width");
  head.fusionWidth = reader.size("fusion_width");
  head.fusionLayers = reader.size("fusion_layers");
  head.fusionHeads = reader.size("fusion_heads");
  head.roles = reader.size("roles");
  head.alignmentWidths = reader.sizes<4>("alignment_widths");
  head.outlineWidth = reader.size("outline_width");
  if (head.fusionWidth != head.alignmentWidths[0])
    reader.fail("fusion_width", "the first of alignment_widths");
  if (head.fusionWidth % head.fusionHeads != 0)
    reader.fail("fusion_heads", "a divisor of fusion_width");
  return head;
}

nlohmann::json toJson(const HeadSpec &head) {
  return {{"text_width", head.textWidth},
          {"fusion_width", head.fusionWidth},
          {"fusion_layers", head.fusionLayers},
          {"fusion_heads", head.fusionHeads},
          {"roles", head.roles},
          {"alignment_widths", head.alignmentWidths},
          {"outline_width", head.outlineWidth}};
}

ZeroShot parseZeroShot(const FieldReader &reader) {
  const ZeroShot zeroShot{reader.number("scale")};
  if (!(zeroShot.scale > 0.0))
    reader.fail("scale", "a positive number");
  return zeroShot;
}

/// Encoders that share a space answer by it; over others a head is trained.
void requireOneWayToAnswer(const FieldReader &root, const ModelSpec &spec) {
  const auto shared = embedWidthOf(spec.image);
  const bool share = shared > 0 && shared == embedWidthOf(spec.text);
  if (spec.zeroShot && !share)
    root.fail("zero_shot", "an image and a text encoder with one embed_width");
  if (!spec.zeroShot && shared > 0)
    root.fail("zero_shot", "what an image encoder of this kind answers by");
  if (spec.zeroShot && spec.head)
    root.fail("head", "none beside zero_shot");
}

} // namespace

ModelSpec parseModelSpec(const nlohmann::json &json, const std::string &origin) {
  const FieldReader root(json, origin, "");
  if (root.get<std::string>("format", "a string") != modelFormat ||
      root.get<int>("version", "a number") != modelSpecVersion)
    throw Error(ErrorCode::Unsupported, origin + ": expected format " + modelFormat + " version " +
                                            std::to_string(modelSpecVersion) + ", found " + json["format"].dump() +
                                            " version " + json["version"].dump());
  ModelSpec spec;
  readFacts(root, spec);
  spec.image = parseImage(root.object("image"));
  spec.text = parseText(root.object("text"));
  const auto competitors = root.object("competitors");
  spec.competitors = {competitors.fileName("file"), competitors.number("alike_cosine")};
  if (root.has("zero_shot"))
    spec.zeroShot = parseZeroShot(root.object("zero_shot"));
  if (root.has("head"))
    spec.head = parseHead(root.object("head"));
  requireOneWayToAnswer(root, spec);
  if (root.has("checksums"))
    spec.checksums = root.get<std::map<std::string, std::string>>("checksums", "an object of strings");
  return spec;
}

nlohmann::json toJson(const ModelSpec &spec) {
  nlohmann::json json{
      {"format", modelFormat},
      {"version", modelSpecVersion},
      {"image", toJson(spec.image)},
      {"text", toJson(spec.text)},
      {"competitors", {{"file", spec.competitors.file}, {"alike_cosine", spec.competitors.alikeCosine}}},
      {"checksums", spec.checksums}};
  if (spec.zeroShot)
    json["zero_shot"] = {{"scale", spec.zeroShot->scale}};
  if (spec.head)
    json["head"] = toJson(*spec.head);
  writeFacts(spec, json);
  return json;
}

ModelSpec readModelSpec(const std::string &directory) {
  return parseModelSpec(readModelJson(directory), directory + "/model.json");
}

std::string namingFileOf(const ModelSpec &spec) {
  return spec.head || !spec.image.frozen ? weightsFile : frozenFile;
}

std::vector<std::string> sideFilesOf(const ModelSpec &spec) {
  struct TokenizerFile {
    std::vector<std::string> operator()(const SentencePieceTokens & /*tokens*/) const { return {}; }
    std::vector<std::string> operator()(const BytePairTokens &tokens) const { return {tokens.file}; }
  };
  auto files = std::visit(TokenizerFile(), spec.text.tokenizer);
  files.push_back(spec.competitors.file);
  return files;
}

} // namespace xemap::model
