// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/shard_tokenizer.h"

#include <filesystem>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/checkpoint/safetensors.h"
#include "xemap/data/json_field.h"
#include "xemap/data/tokenizer_identity.h"
#include "xemap/model/spec/model_spec.h"
#include "xemap/text/stored/model_tokenizer.h"

namespace xemap::data {

namespace {

class ModelTokenizer final : public ShardTokenizer {
public:
  ModelTokenizer(const std::string &directory, model::TextSpec text,
                 const std::shared_ptr<const checkpoint::SafetensorsFile> &frozen)
      : mText(std::move(text)), mTokenizer(text::openTokenizer(mText, directory, frozen)),
        mIdentity(tokenizerIdentity(mText, directory, *frozen)) {}

  std::vector<std::vector<std::uint32_t>> encode(const std::string &phrase) const override {
    std::vector<std::vector<std::uint32_t>> wordings;
    for (const std::string &wording : model::wordingsOf(mText, phrase)) {
      const auto ids = mTokenizer->encode(wording).ids;
      wordings.emplace_back(ids.begin(), ids.end());
    }
    return wordings;
  }

  std::string identity() const override { return mIdentity; }

private:
  model::TextSpec mText;
  std::unique_ptr<text::PhraseTokenizer> mTokenizer;
  std::string mIdentity;
};

} // namespace

std::unique_ptr<ShardTokenizer> makeShardTokenizer(const std::string &modelDirectory, const model::TextSpec &text) {
  const auto frozen = std::make_shared<checkpoint::SafetensorsFile>(modelDirectory + "/" + model::frozenFile);
  return std::make_unique<ModelTokenizer>(modelDirectory, text, frozen);
}

std::unique_ptr<ShardTokenizer> openShardTokenizer(const std::string &modelDirectory) {
  const std::string path = (std::filesystem::path(modelDirectory) / "model.json").string();
  const nlohmann::json document = readJsonFile(path);
  if (JsonField(document, path).member("version").integer(1, 1'000'000) < model::modelSpecVersion)
    throw Error(ErrorCode::Unsupported, path + ": expected a model over a pretrained text encoder, found none");
  return makeShardTokenizer(modelDirectory, model::parseModelSpec(document, path).text);
}

} // namespace xemap::data
