// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/spec/encoder_json.h"

namespace xemap::model {

namespace {

using Json = nlohmann::json;

struct EncoderFields {
  static const char *name(const Bert & /*bert*/) { return "bert"; }
  static const char *name(const ClipText & /*clip*/) { return "clip_text"; }

  static void read(const FieldReader &reader, Bert &bert) {
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
  }

  static void read(const FieldReader &reader, ClipText &clip) {
    clip.layers = reader.size("layers");
    clip.width = reader.size("width");
    clip.heads = reader.size("heads");
    clip.positions = reader.size("positions");
    clip.vocabulary = reader.size("vocabulary");
    clip.embedWidth = reader.size("embed_width");
    clip.activation = reader.oneOf("activation", activationNames);
    if (clip.width % clip.heads != 0)
      reader.fail("heads", "a divisor of width");
  }

  static Json write(const Bert &bert) {
    return {{"layers", bert.layers},         {"width", bert.width},
            {"heads", bert.heads},           {"feed_forward", bert.feedForward},
            {"positions", bert.positions},   {"types", bert.types},
            {"vocabulary", bert.vocabulary}, {"norm_eps", bert.normEps}};
  }

  static Json write(const ClipText &clip) {
    return {{"layers", clip.layers},
            {"width", clip.width},
            {"heads", clip.heads},
            {"positions", clip.positions},
            {"vocabulary", clip.vocabulary},
            {"embed_width", clip.embedWidth},
            {"activation", nameIn(activationNames, clip.activation)}};
  }
};

/// Fields of the tokenizer that goes with a text encoder.
struct TokenizerFields {
  const TextSpec &encoder;

  static const char *name(const SentencePieceTokens & /*tokens*/) { return "sentencepiece"; }
  static const char *name(const BytePairTokens & /*tokens*/) { return "byte_pairs"; }

  void read(const FieldReader &reader, SentencePieceTokens &tokens) const {
    tokens.prefix = reader.get<std::string>("prefix", "a string");
    const auto piece = [&](const char *field) {
      const auto id = reader.get<std::int64_t>(field, "a whole number");
      if (id < 0 || id >= vocabularyOf(encoder))
        reader.fail(field, "a piece of the vocabulary");
      return static_cast<std::int32_t>(id);
    };
    tokens.begin = piece("begin");
    tokens.end = piece("end");
    tokens.pad = piece("pad");
    tokens.unknown = piece("unknown");
    tokens.maxTokens = maxTokens(reader);
  }

  void read(const FieldReader &reader, BytePairTokens &tokens) const {
    tokens.file = reader.fileName("file");
    tokens.maxTokens = maxTokens(reader);
  }

  static Json write(const SentencePieceTokens &tokens) {
    return {{"prefix", tokens.prefix}, {"begin", tokens.begin},     {"end", tokens.end},
            {"pad", tokens.pad},       {"unknown", tokens.unknown}, {"max_tokens", tokens.maxTokens}};
  }

  static Json write(const BytePairTokens &tokens) { return {{"file", tokens.file}, {"max_tokens", tokens.maxTokens}}; }

private:
  int maxTokens(const FieldReader &reader) const {
    const auto most = reader.size("max_tokens");
    if (most < 3 || most > positionsOf(encoder))
      reader.fail("max_tokens", "3 at least, and the positions at most");
    return static_cast<int>(most);
  }
};

std::vector<std::string> readWordings(const FieldReader &reader) {
  const auto wordings = reader.get<std::vector<std::string>>("wordings", "a list of strings");
  for (const auto &wording : wordings)
    if (wording.find("{}") == std::string::npos)
      reader.fail("wordings", "{} in each, where the phrase goes");
  if (wordings.empty())
    reader.fail("wordings", "one at least");
  return wordings;
}

} // namespace

TextSpec parseText(const FieldReader &reader) {
  TextSpec text;
  text.kind = readKind<TextKind>(reader, EncoderFields());
  text.tokenizer = readKind<TokenizerKind>(reader.object("tokenizer"), TokenizerFields{text});
  if (reader.has("wordings")) // phrases are read as they are where there are none
    text.wordings = readWordings(reader);
  return text;
}

Json toJson(const TextSpec &text) {
  auto json = writeKind(text.kind, EncoderFields());
  json["tokenizer"] = writeKind(text.tokenizer, TokenizerFields{text});
  json["wordings"] = text.wordings;
  return json;
}

} // namespace xemap::model
