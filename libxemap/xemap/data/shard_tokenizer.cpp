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
#include "xemap/text/stored/sentence_piece_file.h"

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

text::SentencePieceTable tableOf(const SafetensorsFile &file, const model::SentencePieceTokens &tokens) {
  auto table = text::sentencePieceTableOf(file);
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
