// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/shard_tokenizer.h"

#include <filesystem>
#include <fstream>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/temp_dir.h"
#include "test_data.h"
#include "xemap/checkpoint/safetensors.h"
#include "xemap/checkpoint/safetensors_writer.h"
#include "xemap/data/tokenizer_identity.h"
#include "xemap/model/spec/model_config.h"
#include "xemap/model/spec/model_spec.h"
#include "xemap/text/bpe_tokenizer.h"

namespace {

using namespace xemap::data;
using testing::ElementsAre;
using xemap::ErrorCode;
using xemap::checkpoint::ScalarKind;
using xemap::test::expectError;

class ShardTokenizerFiles : public testing::Test {
protected:
  /// Pieces <s>, <pad>, </s>, <unk>, a and the space's mark, in this order; the file has them sorted bytewise.
  void writeTable(float scoreOfA = -1.0F) {
    const std::string pieces = "</s><pad><s><unk>a\xE2\x96\x81";
    const std::vector<std::int32_t> offsets{0, 4, 9, 12, 17, 18, 21};
    const std::vector<std::int32_t> order{2, 1, 0, 3, 4, 5};
    const std::vector<float> scores{0.0F, 0.0F, 0.0F, 0.0F, scoreOfA, -2.0F};
    const std::vector<std::int32_t> none;
    const std::vector<std::int32_t> start{0};
    std::map<std::string, xemap::checkpoint::TensorView> tensors;
    const auto add = [&](const std::string &name, ScalarKind kind, const auto &values) {
      tensors["tokenizer." + name] = {kind,
                                      {static_cast<std::int64_t>(values.size())},
                                      reinterpret_cast<const std::byte *>(values.data()),
                                      values.size() * sizeof(values[0])};
    };
    add("pieces", ScalarKind::UInt8, pieces);
    add("offsets", ScalarKind::Int32, offsets);
    add("order", ScalarKind::Int32, order);
    add("scores", ScalarKind::Float32, scores);
    add("rule_points", ScalarKind::Int32, none);
    add("rule_offsets", ScalarKind::Int32, start);
    add("rule_values", ScalarKind::Int32, none);
    xemap::checkpoint::writeSafetensors(mTable, tensors);
  }

  static xemap::model::TextSpec pieces(const std::string &prefix, int maxTokens) {
    xemap::model::SentencePieceTokens tokens;
    tokens.prefix = prefix;
    tokens.maxTokens = maxTokens;
    return {xemap::model::Bert(), tokens};
  }

  std::unique_ptr<ShardTokenizer> ofPieces(const std::string &prefix, int maxTokens) const {
    return makeShardTokenizer(mDirectory.path(), pieces(prefix, maxTokens));
  }

  /// The text encoder of a CLIP model with two merges; frozen.safetensors holds nothing of its tokenizer.
  xemap::model::TextSpec bytePairs() const {
    std::ofstream(mDirectory.file("merges.txt")) << "#version: 0.2\nr i\nri v\n";
    xemap::model::ClipText clip;
    clip.vocabulary = 256 + 256 + 2 + 2;
    return {clip, xemap::model::BytePairTokens(), {"{}", "a photo of {}."}};
  }

  xemap::test::TempDir mDirectory;
  const std::string mTable = mDirectory.file("frozen.safetensors");
};

TEST_F(ShardTokenizerFiles, ClipReadsAPhraseInItsWordings) {
  writeTable();
  const auto tokenizer = makeShardTokenizer(mDirectory.path(), bytePairs());
  const auto wordings = tokenizer->encode("the river");
  const xemap::text::BpeTokenizer reference(xemap::text::BpeMerges::read(mDirectory.file("merges.txt")), 77);
  ASSERT_EQ(wordings.size(), 2U);
  const std::vector<std::string> texts{"the river", "a photo of the river."};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto ids = reference.encode(texts[i]).ids;
    EXPECT_EQ(wordings[i], std::vector<std::uint32_t>(ids.begin(), ids.end()));
  }
  EXPECT_EQ(tokenizer->identity(), fileDigest(mDirectory.file("merges.txt")));
}

TEST_F(ShardTokenizerFiles, SentencePieceReadsItOnce) {
  writeTable();
  EXPECT_THAT(ofPieces("a ", 8)->encode("a"), ElementsAre(ElementsAre(0, 5, 4, 5, 4, 2)));
}

TEST_F(ShardTokenizerFiles, IdentityTellsTablesAndSettingsApart) {
  writeTable();
  const auto identity = [&](const std::string &prefix, int maxTokens) {
    return ofPieces(prefix, maxTokens)->identity();
  };
  const std::string first = identity("a ", 8);
  EXPECT_EQ(first.size(), 64U);
  EXPECT_EQ(first, identity("a ", 8));
  EXPECT_NE(first, identity("a", 8));
  EXPECT_NE(first, identity("a ", 9));
  writeTable(-1.5F);
  EXPECT_NE(first, identity("a ", 8));
}

TEST_F(ShardTokenizerFiles, ModelFoldersNameTheirs) {
  writeTable();
  const std::string card = mDirectory.file("model.json");
  xemap::model::ModelSpec spec;
  spec.name = "demo";
  spec.text = pieces("a ", 8);
  xemap::test::writeText(card, toJson(spec).dump());
  EXPECT_EQ(openShardTokenizer(mDirectory.path())->identity(), ofPieces("a ", 8)->identity());
  spec.text = bytePairs();
  xemap::test::writeText(card, toJson(spec).dump());
  EXPECT_EQ(openShardTokenizer(mDirectory.path())->encode("river").size(), 2U);
  xemap::model::ModelConfig config;
  config.name = "demo";
  xemap::test::writeText(card, toJson(config).dump());
  expectError(ErrorCode::Unsupported, "model.json: expected a model over a pretrained text encoder",
              [&] { openShardTokenizer(mDirectory.path()); });
  xemap::test::writeText(card, R"({"name": "demo"})");
  expectError(ErrorCode::Corrupt, "model.json: version", [&] { openShardTokenizer(mDirectory.path()); });
}

TEST_F(ShardTokenizerFiles, TheEncoderKnowsAllTokens) {
  writeTable();
  auto text = bytePairs();
  std::get<xemap::model::ClipText>(text.kind).vocabulary = 49408;
  expectError(ErrorCode::Corrupt, "merges.txt: expected a vocabulary of 49408 tokens, found 516",
              [&] { makeShardTokenizer(mDirectory.path(), text); });
  text = pieces("a ", 8);
  std::get<xemap::model::Bert>(text.kind).vocabulary = 5;
  expectError(ErrorCode::Corrupt, "expected at most the 5 pieces of text/vocabulary, found 6",
              [&] { makeShardTokenizer(mDirectory.path(), text); });
}

TEST_F(ShardTokenizerFiles, NamesAMissingTensor) {
  const std::vector<float> values{1.0F};
  xemap::checkpoint::writeSafetensors(
      mTable, {{"tokenizer.pieces",
                {ScalarKind::Float32, {1}, reinterpret_cast<const std::byte *>(values.data()), sizeof(float)}}});
  expectError(ErrorCode::Corrupt, "frozen.safetensors: tokenizer.pieces: expected one row of U8",
              [&] { ofPieces("", 8); });
  const auto text = bytePairs();
  std::filesystem::remove(mDirectory.file("merges.txt"));
  expectError(ErrorCode::NotFound, "merges.txt", [&] { makeShardTokenizer(mDirectory.path(), text); });
  expectError(ErrorCode::NotFound, "none", [&] { fileDigest(mDirectory.file("none")); });
}

} // namespace
