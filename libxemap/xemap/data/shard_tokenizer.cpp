// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/shard_tokenizer.h"

#include <filesystem>
#include <utility>
#include <variant>

#include "xemap/base/error.h"
#include "xemap/checkpoint/safetensors.h"
#include "xemap/data/json_field.h"
#include "xemap/data/tokenizer_identity.h"
#include "xemap/model/spec/model_config.h"
#include "xemap/model/spec/model_spec.h"
#include "xemap/text/bpe_tokenizer.h"
#include "xemap/text/clip_phrases.h"
#include "xemap/text/sentence_piece.h"

namespace xemap::data {

namespace {

class ClipTokenizer final : public ShardTokenizer {
public:
  ClipTokenizer(const text::BpeMerges &merges, int contextLength, std::string identity)
      : mTokenizer(merges, contextLength), mIdentity(std::move(identity)) {}

  std::vector<std::vector<std::uint32_t>> encode(const std::string &phrase) const override {
    std::vector<std::vector<std::uint32_t>> wordings;
    for (const std::string &wording : text::clipWordings(phrase)) {
      const auto ids = mTokenizer.encode(wording).ids;
      wordings.emplace_back(ids.begin(), ids.end());
    }
    return wordings;
  }

  std::string identity() const override { return mIdentity; }

private:
  text::BpeTokenizer mTokenizer;
  std::string mIdentity;
};

using checkpoint::SafetensorsFile;
using checkpoint::ScalarKind;

const checkpoint::TensorView &tensorOf(const SafetensorsFile &file, const std::string &name, ScalarKind kind) {
  const auto found = file.tensors().find("tokenizer." + name);
  if (found == file.tensors().end() || found->second.kind != kind || found->second.shape.size() != 1)
    throw Error(ErrorCode::Corrupt, file.path() + ": tokenizer." + name + ": expected one row of " +
                                        checkpoint::scalarName(kind) + ", found none");
  return found->second;
}

template <typename T>
text::ValuesView<T> valuesOf(const SafetensorsFile &file, const std::string &name, ScalarKind kind) {
  const checkpoint::TensorView &tensor = tensorOf(file, name, kind);
  return {tensor.data, tensor.bytes / sizeof(T)};
}

text::SentencePieceTable tableOf(const SafetensorsFile &file, const model::SentencePieceTokens &tokens) {
  text::SentencePieceTable table;
  table.origin = file.path();
  const checkpoint::TensorView &pieces = tensorOf(file, "pieces", ScalarKind::UInt8);
  table.pieces = {reinterpret_cast<const char *>(pieces.data), pieces.bytes};
  table.offsets = valuesOf<std::uint32_t>(file, "offsets", ScalarKind::Int32);
  table.order = valuesOf<std::uint32_t>(file, "order", ScalarKind::Int32);
  table.scores = valuesOf<float>(file, "scores", ScalarKind::Float32);
  table.rulePoints = valuesOf<std::uint32_t>(file, "rule_points", ScalarKind::Int32);
  table.ruleOffsets = valuesOf<std::uint32_t>(file, "rule_offsets", ScalarKind::Int32);
  table.ruleValues = valuesOf<std::uint32_t>(file, "rule_values", ScalarKind::Int32);
  table.beginId = tokens.begin;
  table.endId = tokens.end;
  table.padId = tokens.pad;
  table.unknownId = tokens.unknown;
  return table;
}

class SentencePieceTokenizer final : public ShardTokenizer {
public:
  SentencePieceTokenizer(const std::string &path, const model::SentencePieceTokens &tokens)
      : mFile(path), mTokenizer(tableOf(mFile, tokens), tokens.prefix, tokens.maxTokens),
        mIdentity(sentencePieceIdentity(mFile, tokens.prefix, tokens.maxTokens)) {}

  std::vector<std::vector<std::uint32_t>> encode(const std::string &phrase) const override {
    const auto ids = mTokenizer.encode(phrase).ids;
    return {{ids.begin(), ids.end()}};
  }

  std::string identity() const override { return mIdentity; }

private:
  SafetensorsFile mFile;
  text::SentencePiece mTokenizer;
  std::string mIdentity;
};

} // namespace

std::unique_ptr<ShardTokenizer> makeSentencePieceTokenizer(const std::string &tablePath,
                                                           const model::SentencePieceTokens &tokens) {
  return std::make_unique<SentencePieceTokenizer>(tablePath, tokens);
}

std::unique_ptr<ShardTokenizer> makeClipTokenizer(const std::string &mergesPath, int contextLength) {
  return std::make_unique<ClipTokenizer>(text::BpeMerges::read(mergesPath), contextLength, fileDigest(mergesPath));
}

std::unique_ptr<ShardTokenizer> openShardTokenizer(const std::string &modelDirectory) {
  const std::filesystem::path folder(modelDirectory);
  const std::string path = (folder / "model.json").string();
  const nlohmann::json document = readJsonFile(path);
  if (JsonField(document, path).member("version").integer(1, 1'000'000) > 1) {
    struct Maker {
      std::string tablePath;
      std::unique_ptr<ShardTokenizer> operator()(const model::SentencePieceTokens &tokens) const {
        return makeSentencePieceTokenizer(tablePath, tokens);
      }
    };
    return std::visit(Maker{(folder / "frozen.safetensors").string()},
                      model::parseModelSpec(document, path).text.tokenizer);
  }
  const model::ModelConfig config = model::parseModelConfig(document, path);
  if (config.architecture != model::Architecture::Base)
    throw Error(ErrorCode::Unsupported, path + ": expected a model over a pretrained text encoder, found none");
  return makeClipTokenizer((folder / "merges.txt").string(), static_cast<int>(config.clip.contextLength));
}

} // namespace xemap::data
