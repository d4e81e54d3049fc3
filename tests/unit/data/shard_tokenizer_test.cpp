// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/shard_tokenizer.h"

#include <cstring>
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
#include "xemap/text/clip_phrases.h"

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

  static xemap::model::SentencePieceTokens tokens(const std::string &prefix, int maxTokens) {
    xemap::model::SentencePieceTokens tokens;
    tokens.prefix = prefix;
    tokens.maxTokens = maxTokens;
    return tokens;
  }

  std::string writeMerges() {
    std::ofstream(mDirectory.file("merges.txt")) << "#version: 0.2\nr i\nri v\n";
    return mDirectory.file("merges.txt");
  }

  xemap::test::TempDir mDirectory;
  const std::string mTable = mDirectory.file("frozen.safetensors");
};

TEST_F(ShardTokenizerFiles, ClipReadsAPhraseInItsWordings) {
  const std::string merges = writeMerges();
  const auto tokenizer = makeClipTokenizer(merges, 77);
  const auto wordings = tokenizer->encode("the river");
  const xemap::text::BpeTokenizer reference(xemap::text::BpeMerges::read(merges), 77);
  const auto texts = xemap::text::clipWordings("the river");
  ASSERT_EQ(wordings.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto ids = reference.encode(texts[i]).ids;
    EXPECT_EQ(wordings[i], std::vector<std::uint32_t>(ids.begin(), ids.end()));
  }
  EXPECT_EQ(tokenizer->identity(), fileDigest(merges));
}

TEST_F(ShardTokenizerFiles, SentencePieceReadsItOnce) {
  writeTable();
  const auto tokenizer = makeSentencePieceTokenizer(mTable, tokens("a ", 8));
  EXPECT_THAT(tokenizer->encode("a"), ElementsAre(ElementsAre(0, 5, 4, 5, 4, 2)));
}

TEST_F(ShardTokenizerFiles, IdentityTellsTablesAndSettingsApart) {
  writeTable();
  const auto identity = [&](const std::string &prefix, int maxTokens) {
    return makeSentencePieceTokenizer(mTable, tokens(prefix, maxTokens))->identity();
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
  spec.text.tokenizer = tokens("a ", 8);
  xemap::test::writeText(card, toJson(spec).dump());
  EXPECT_EQ(openShardTokenizer(mDirectory.path())->identity(),
            makeSentencePieceTokenizer(mTable, tokens("a ", 8))->identity());
  writeMerges();
  xemap::model::ModelConfig config;
  config.name = "demo";
  config.architecture = xemap::model::Architecture::Base;
  xemap::test::writeText(card, toJson(config).dump());
  EXPECT_EQ(openShardTokenizer(mDirectory.path())->encode("river").size(), 5U);
  config.architecture = xemap::model::Architecture::Tiny;
  xemap::test::writeText(card, toJson(config).dump());
  expectError(ErrorCode::Unsupported, "model.json: expected a model over a pretrained text encoder",
              [&] { openShardTokenizer(mDirectory.path()); });
  xemap::test::writeText(card, R"({"name": "demo"})");
  expectError(ErrorCode::Corrupt, "model.json: version", [&] { openShardTokenizer(mDirectory.path()); });
}

TEST_F(ShardTokenizerFiles, NamesAMissingTensor) {
  const std::vector<float> values{1.0F};
  xemap::checkpoint::writeSafetensors(
      mTable, {{"tokenizer.pieces",
                {ScalarKind::Float32, {1}, reinterpret_cast<const std::byte *>(values.data()), sizeof(float)}}});
  expectError(ErrorCode::Corrupt, "frozen.safetensors: tokenizer.pieces: expected one row of U8",
              [&] { makeSentencePieceTokenizer(mTable, tokens("", 8)); });
  expectError(ErrorCode::NotFound, "merges.txt", [&] { makeClipTokenizer(mDirectory.file("merges.txt"), 77); });
  expectError(ErrorCode::NotFound, "none", [&] { fileDigest(mDirectory.file("none")); });
}

} // namespace
