// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/shard_tokenizer.h"

#include <sstream>
#include <utility>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"
#include "xemap/text/clip_phrases.h"

namespace xemap::data {

namespace {

class WordTokenizer final : public ShardTokenizer {
public:
  explicit WordTokenizer(text::Tokenizer tokenizer) : mTokenizer(std::move(tokenizer)) {}

  ShardTokens encode(const std::string &expression) const override {
    auto tokens = mTokenizer.encode(expression);
    return {std::move(tokens.words), std::move(tokens.subwords), 0};
  }

  std::string vocabulary() const override {
    std::ostringstream words;
    mTokenizer.vocabulary().write(words);
    return words.str();
  }

  int maxTokens() const override { return mTokenizer.options().maxTokens; }
  int subwordsPerToken() const override { return mTokenizer.options().subwordsPerToken; }
  int subwordBuckets() const override { return mTokenizer.options().subwordBuckets; }

private:
  text::Tokenizer mTokenizer;
};

class ClipTokenizer final : public ShardTokenizer {
public:
  ClipTokenizer(const text::BpeMerges &merges, int contextLength) : mTokenizer(merges, contextLength) {}

  ShardTokens encode(const std::string &expression) const override {
    const auto phrase = mTokenizer.encode(expression);
    return {{phrase.ids.begin(), phrase.ids.end()}, {}, phrase.alike};
  }

  std::string vocabulary() const override {
    return nlohmann::json{{"vocabulary_ids", vocabularySize()},
                          {"context_length", mTokenizer.tokenizer().contextLength()},
                          {"compared", mTokenizer.encodeCompared()}}
        .dump();
  }

  std::int32_t vocabularySize() const { return mTokenizer.tokenizer().vocabularySize(); }

  int maxTokens() const override {
    return mTokenizer.tokenizer().contextLength() * static_cast<int>(text::clipWordings("").size());
  }
  int subwordsPerToken() const override { return 0; }
  int subwordBuckets() const override { return 0; }

private:
  text::ClipPhraseTokenizer mTokenizer;
};

} // namespace

std::unique_ptr<ShardTokenizer> makeWordTokenizer(text::Tokenizer tokenizer) {
  return std::make_unique<WordTokenizer>(std::move(tokenizer));
}

std::unique_ptr<ShardTokenizer> makeClipTokenizer(const std::string &mergesPath, int contextLength) {
  constexpr std::int32_t most = 65536; // a shard's identifiers have 16 bits
  auto tokenizer = std::make_unique<ClipTokenizer>(text::BpeMerges::read(mergesPath), contextLength);
  if (tokenizer->vocabularySize() > most)
    throw Error(ErrorCode::Unsupported, mergesPath + ": expected at most " + std::to_string(most) + " tokens, found " +
                                            std::to_string(tokenizer->vocabularySize()));
  return tokenizer;
}

} // namespace xemap::data
