// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/spec/model_spec.h"

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"
#include "xemap/model/spec/json_fields.h"

namespace xemap::model {

namespace {

constexpr const char *efficientNetLiteName = "efficientnet_lite";
constexpr const char *bertName = "bert";
constexpr const char *sentencePieceName = "sentencepiece";

using Colour = std::array<double, 3>;

/// Refuses a kind that no part of the program can make.
void requireKind(const FieldReader &reader, const std::string &origin, const std::string &known) {
  const auto kind = reader.get<std::string>("kind", "a string");
  if (kind != known)
    throw Error(ErrorCode::Unsupported,
                origin + ": field " + reader.path() + "/kind: expected " + known + ", found " + kind);
}

ImageSpec parseImage(const FieldReader &reader, const std::string &origin) {
  requireKind(reader, origin, efficientNetLiteName);
  ImageSpec image;
  const EfficientNetLite net{reader.number("width"), reader.number("depth")};
  constexpr double largest = 8.0;
  for (const auto &[name, value] : {std::pair("width", net.width), std::pair("depth", net.depth)})
    if (!(value > 0.0) || value > largest)
      reader.fail(name, "a number above 0, at most 8");
  image.kind = net;
  image.frozen = reader.get<bool>("frozen", "true or false");
  image.pixelMean = reader.get<Colour>("pixel_mean", "three numbers");
  image.pixelStd = reader.get<Colour>("pixel_std", "three numbers");
  for (const double deviation : image.pixelStd)
    if (!(deviation > 0))
      reader.fail("pixel_std", "three positive numbers");
  return image;
}

nlohmann::json toJson(const ImageSpec &image) {
  struct Writer {
    nlohmann::json operator()(const EfficientNetLite &net) const {
      return {{"kind", efficientNetLiteName}, {"width", net.width}, {"depth", net.depth}};
    }
  };
  auto json = std::visit(Writer{}, image.kind);
  json["frozen"] = image.frozen;
  json["pixel_mean"] = image.pixelMean;
  json["pixel_std"] = image.pixelStd;
  return json;
}

Bert parseBert(const FieldReader &reader) {
  Bert bert;
  bert.layers = reader.size("layers");
  bert.width = reader.size("width");
  bert.heads = reader.size("heads");
  bert.feedForward = reader.size("feed_forward");
  bert.positions = reader.size("positions");
  bert.types = reader.size("types");
  bert.vocabulary = reader.get<std::int64_t>("vocabulary", "a whole number");
  bert.normEps = reader.number("norm_eps");
  constexpr std::int64_t mostPieces = 4'000'000;
  constexpr std::int64_t packedBlock = 32;
  if (bert.vocabulary < 1 || bert.vocabulary > mostPieces)
    reader.fail("vocabulary", "a number between 1 and 4000000");
  if (bert.width % bert.heads != 0)
    reader.fail("heads", "a divisor of width");
  if (bert.width % packedBlock != 0)
    reader.fail("width", "a multiple of 32");
  if (bert.feedForward % packedBlock != 0)
    reader.fail("feed_forward", "a multiple of 32");
  if (!(bert.normEps > 0.0))
    reader.fail("norm_eps", "a positive number");
  return bert;
}

SentencePieceTokens parseTokens(const FieldReader &reader, const std::string &origin, const Bert &bert) {
  requireKind(reader, origin, sentencePieceName);
  SentencePieceTokens tokens;
  tokens.prefix = reader.get<std::string>("prefix", "a string");
  const auto piece = [&](const char *name) {
    const auto id = reader.get<std::int64_t>(name, "a whole number");
    if (id < 0 || id >= bert.vocabulary)
      reader.fail(name, "a piece of the vocabulary");
    return static_cast<std::int32_t>(id);
  };
  tokens.begin = piece("begin");
  tokens.end = piece("end");
  tokens.pad = piece("pad");
  tokens.unknown = piece("unknown");
  tokens.maxTokens = static_cast<int>(reader.size("max_tokens"));
  if (tokens.maxTokens < 3 || tokens.maxTokens > bert.positions)
    reader.fail("max_tokens", "3 at least, and the positions at most");
  return tokens;
}

TextSpec parseText(const FieldReader &reader, const std::string &origin) {
  requireKind(reader, origin, bertName);
  const auto bert = parseBert(reader);
  return {bert, parseTokens(reader.object("tokenizer"), origin, bert)};
}

nlohmann::json toJson(const TextSpec &text) {
  struct Writer {
    nlohmann::json operator()(const Bert &bert) const {
      return {{"kind", bertName},
              {"layers", bert.layers},
              {"width", bert.width},
              {"heads", bert.heads},
              {"feed_forward", bert.feedForward},
              {"positions", bert.positions},
              {"types", bert.types},
              {"vocabulary", bert.vocabulary},
              {"norm_eps", bert.normEps}};
    }
    nlohmann::json operator()(const SentencePieceTokens &tokens) const {
      return {{"kind", sentencePieceName},
              {"prefix", tokens.prefix},
              {"begin", tokens.begin},
              {"end", tokens.end},
              {"pad", tokens.pad},
              {"unknown", tokens.unknown},
              {"max_tokens", tokens.maxTokens}};
    }
  };
  auto json = std::visit(Writer{}, text.kind);
  json["tokenizer"] = std::visit(Writer{}, text.tokenizer);
  return json;
}

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
  spec.image = parseImage(root.object("image"), origin);
  spec.text = parseText(root.object("text"), origin);
  const auto competitors = root.object("competitors");
  spec.competitors = {competitors.get<std::string>("file", "a string"), competitors.number("alike_cosine")};
  if (spec.competitors.file.empty() || spec.competitors.file.find('/') != std::string::npos)
    competitors.fail("file", "the name of a file of the folder");
  if (root.has("head")) // made anew where there is none
    spec.head = parseHead(root.object("head"));
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
      {"head", toJson(spec.head)},
      {"checksums", spec.checksums}};
  writeFacts(spec, json);
  return json;
}

ModelSpec readModelSpec(const std::string &directory) {
  return parseModelSpec(readModelJson(directory), directory + "/model.json");
}

std::int64_t widthOf(const TextSpec &text) {
  return std::visit([](const Bert &bert) { return bert.width; }, text.kind);
}

} // namespace xemap::model
