// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/sentence_piece.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "xemap/base/error.h"
#include "xemap/checkpoint/safetensors.h"
#include "xemap/text/stored/sentence_piece_file.h"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using xemap::Error;
using xemap::ErrorCode;
using xemap::text::PhraseIds;
using xemap::text::SentencePiece;
using xemap::text::SentencePieceTable;
using xemap::text::ValuesView;

constexpr int manyTokens = 64;

/// What the views of a table look at.
struct Tables {
  std::string pieces;
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint32_t> order;
  std::vector<float> scores;
  std::vector<std::uint32_t> rulePoints;
  std::vector<std::uint32_t> ruleOffsets{0};
  std::vector<std::uint32_t> ruleValues;

  /// Pieces in the order of their identifiers.
  explicit Tables(const std::vector<std::pair<std::string, float>> &unsorted) {
    order.resize(unsorted.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return unsorted[a].first < unsorted[b].first; });
    for (const auto id : order) {
      pieces += unsorted[id].first;
      offsets.push_back(static_cast<std::uint32_t>(pieces.size()));
      scores.push_back(unsorted[id].second);
    }
  }

  void addRule(std::uint32_t point, const std::vector<std::uint32_t> &values) {
    rulePoints.push_back(point);
    ruleValues.insert(ruleValues.end(), values.begin(), values.end());
    ruleOffsets.push_back(static_cast<std::uint32_t>(ruleValues.size()));
  }

  SentencePieceTable view() const {
    return {"tables",
            pieces,
            {offsets.data(), offsets.size()},
            {order.data(), order.size()},
            {scores.data(), scores.size()},
            {rulePoints.data(), rulePoints.size()},
            {ruleOffsets.data(), ruleOffsets.size()},
            {ruleValues.data(), ruleValues.size()}};
  }
};

/// 4 "▁", 5 "▁a", 6 "▁ab", 7 "b", 8 "bc", 9 "c", 10 "é"; the tab becomes a space, the full stop nothing.
Tables few() {
  Tables tables({{"<s>", 0},
                 {"<pad>", 0},
                 {"</s>", 0},
                 {"<unk>", 0},
                 {"\u2581", -3},
                 {"\u2581a", -2},
                 {"\u2581ab", -3},
                 {"b", -4},
                 {"bc", -3.5},
                 {"c", -4},
                 {"\u00E9", -5}});
  tables.addRule('\t', {' '});
  tables.addRule('.', {});
  tables.addRule(0x00C6, {0x00E9, 'b'});
  return tables;
}

std::vector<std::int32_t> idsOf(const std::string &text, const Tables &tables = few()) {
  return SentencePiece(tables.view(), "", manyTokens).encode(text).ids;
}

void expectCorrupt(const Tables &tables, const std::string &message) {
  try {
    SentencePiece(tables.view(), "", manyTokens);
    ADD_FAILURE() << "accepted: " << message;
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Corrupt);
    EXPECT_EQ(error.what(), "tables: tokenizer: " + message);
  }
}

void expectPiecesRefused(const std::string &text, const std::string &message) {
  const Tables tables = few();
  try {
    SentencePiece(tables.view(), "query: ", manyTokens).encode(text);
    ADD_FAILURE() << "accepted: " << message;
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    EXPECT_THAT(error.what(), HasSubstr(message));
  }
}

TEST(SentencePiece, AgreesWithGolden) {
  std::ifstream file(std::string(XEMAP_SOURCE_DIR) + "/tests/golden/sentence_piece.json");
  const auto golden = nlohmann::json::parse(file);
  Tables tables(golden["pieces"].get<std::vector<std::pair<std::string, float>>>());
  for (const auto &rule : golden["rules"])
    tables.addRule(rule[0], rule[1]);
  const SentencePiece tokenizer(tables.view(), "query: ", manyTokens);
  EXPECT_EQ(golden["phrases"].size(), 61U);
  for (const auto &phrase : golden["phrases"])
    EXPECT_EQ(tokenizer.encode(phrase[0]).ids, phrase[1].get<std::vector<std::int32_t>>()) << phrase[0];
}

TEST(SentencePiece, TakesThePiecesOfTheLargestSum) {
  // "▁ab" and "c" make -7, "▁a" and "bc" -5.5.
  EXPECT_THAT(idsOf("abc"), ElementsAre(0, 5, 8, 2));
  EXPECT_THAT(idsOf("ab"), ElementsAre(0, 6, 2));
}

TEST(SentencePiece, PrefersTheLongerLastPieceOfEqualSums) {
  const Tables tables({{"<s>", 0},
                       {"<pad>", 0},
                       {"</s>", 0},
                       {"<unk>", 0},
                       {"\u2581", -3},
                       {"\u2581a", -2},
                       {"\u2581ab", -3},
                       {"b", -1},
                       {"a", 1},
                       {"ab", 0}});
  EXPECT_THAT(idsOf("ab", tables), ElementsAre(0, 6, 2));
}

TEST(SentencePiece, MarksSpacesAndTheBeginning) {
  EXPECT_THAT(idsOf("a a"), ElementsAre(0, 5, 5, 2));
  EXPECT_THAT(idsOf(" a"), ElementsAre(0, 5, 2));
  EXPECT_THAT(idsOf("a    a"), ElementsAre(0, 5, 5, 2));
  EXPECT_THAT(idsOf("a "), ElementsAre(0, 5, 4, 2));
}

TEST(SentencePiece, AppliesRulesBeforeItJoinsSpaces) {
  EXPECT_THAT(idsOf("a\t \ta"), ElementsAre(0, 5, 5, 2));
  EXPECT_THAT(idsOf("a . a"), ElementsAre(0, 5, 5, 2));
  EXPECT_THAT(idsOf("\u00C6"), ElementsAre(0, 4, 10, 7, 2));
}

TEST(SentencePiece, GivesEachUnknownCharacterAToken) {
  EXPECT_THAT(idsOf("a\u6CB3\U0001F30Ac"), ElementsAre(0, 5, 3, 3, 9, 2));
  // Not even what spells the unknown piece is one.
  EXPECT_THAT(idsOf("<unk>"), ElementsAre(0, 4, 3, 3, 3, 3, 3, 2));
}

TEST(SentencePiece, CountsAnUnknownCharacterTenBelowTheWorstPiece) {
  const auto with = [](float scoreOfB) {
    return idsOf("xab", Tables({{"<s>", 0},
                                {"<pad>", 0},
                                {"</s>", 0},
                                {"<unk>", 0},
                                {"\u2581", -1},
                                {"xa", -40},
                                {"b", scoreOfB},
                                {"ab", -1}}));
  };
  // An unknown "x" and "ab" make -50 - 1.
  EXPECT_THAT(with(-10.5), ElementsAre(0, 4, 5, 6, 2));
  EXPECT_THAT(with(-11.5), ElementsAre(0, 4, 3, 7, 2));
}

TEST(SentencePiece, ReadsThePrefixWithTheText) {
  const Tables tables = few();
  EXPECT_THAT(SentencePiece(tables.view(), "a ", manyTokens).encode(" b").ids, ElementsAre(0, 5, 4, 7, 2));
  EXPECT_THAT(SentencePiece(tables.view(), "a", manyTokens).encode("b").ids, ElementsAre(0, 6, 2));
}

TEST(SentencePiece, KeepsTheFirstTokens) {
  const Tables tables = few();
  const SentencePiece tokenizer(tables.view(), "", 4);
  const PhraseIds whole = tokenizer.encode("a c");
  EXPECT_THAT(whole.ids, ElementsAre(0, 5, 4, 2));
  EXPECT_TRUE(whole.truncated);
  EXPECT_FALSE(tokenizer.encode("a a").truncated);
  EXPECT_THAT(tokenizer.encode("a a").ids, ElementsAre(0, 5, 5, 2));
}

TEST(SentencePiece, ReadsTablesAtAnyAddress) {
  const Tables tables = few();
  std::string bytes(1, ' ');
  bytes.append(reinterpret_cast<const char *>(tables.offsets.data()), tables.offsets.size() * sizeof(std::uint32_t));
  SentencePieceTable view = tables.view();
  view.offsets = ValuesView<std::uint32_t>(bytes.data() + 1, tables.offsets.size());
  EXPECT_THAT(SentencePiece(view, "", manyTokens).encode("abc").ids, ElementsAre(0, 5, 8, 2));
}

TEST(SentencePiece, RefusesWhatIsNoPhrase) {
  expectPiecesRefused("a\xFF", "text: expected UTF-8, found an invalid byte at position 1");
  expectPiecesRefused(std::string(1001, 'a'), "text: expected at most 1000 characters, found 1001");
  for (const std::string text : {"", " ", "?!", "\u3002", "\U0001F30A"})
    expectPiecesRefused(text, "text: expected at least one word, found none");
  std::string wide;
  for (int i = 0; i < 1000; ++i)
    wide += "\u6CB3";
  const Tables tables = few();
  EXPECT_TRUE(SentencePiece(tables.view(), "", manyTokens).encode(wide).truncated);
}

TEST(SentencePiece, RefusesSettingsOutOfRange) {
  const Tables tables = few();
  for (const int maxTokens : {-1, 2, 65537})
    EXPECT_THROW(SentencePiece(tables.view(), "", maxTokens), Error) << maxTokens;
  EXPECT_THROW(SentencePiece(tables.view(), "\xFF", manyTokens), Error);
}

TEST(SentencePiece, RefusesTablesThatContradictThemselves) {
  const auto damaged = [](const auto &damage) {
    Tables tables = few();
    damage(tables);
    return tables;
  };
  expectCorrupt(damaged([](Tables &t) { t.offsets.pop_back(); }), "offsets: expected 12 values, found 11");
  expectCorrupt(damaged([](Tables &t) { t.scores.pop_back(); }), "scores: expected 11 values, found 10");
  expectCorrupt(damaged([](Tables &t) { t.ruleOffsets.pop_back(); }), "rule_offsets: expected 4 values, found 3");
  expectCorrupt(damaged([](Tables &t) { t.offsets[0] = 1; }), "offsets[0]: expected 0, found 1");
  expectCorrupt(damaged([](Tables &t) { t.offsets[3] = 1; }), "offsets[3]: expected 9 to 35, found 1");
  expectCorrupt(damaged([](Tables &t) { t.offsets[3] = 37; }), "offsets[3]: expected 9 to 35, found 37");
  expectCorrupt(damaged([](Tables &t) { t.offsets.back() = 34; }), "offsets: expected 35 at the end, found 34");
  expectCorrupt(damaged([](Tables &t) { t.ruleOffsets[1] = 9; }), "rule_offsets[1]: expected 0 to 3, found 9");
  expectCorrupt(damaged([](Tables &t) { t.offsets[2] = t.offsets[1]; }),
                "pieces[1]: expected at least one byte, found none");
  expectCorrupt(damaged([](Tables &t) { std::swap(t.pieces[0], t.pieces[34]); }),
                "pieces[1]: expected bytes that come behind those of the piece before it");
  expectCorrupt(damaged([](Tables &t) { t.order[2] = 11; }), "order[2]: expected an identifier below 11, found 11");
  expectCorrupt(damaged([](Tables &t) { t.scores[4] = NAN; }), "scores[4]: expected a number, found nan");
  expectCorrupt(damaged([](Tables &t) { t.rulePoints[1] = '\t'; }),
                "rule_points[1]: expected a code point behind the one before it, found 9");
  expectCorrupt(damaged([](Tables &t) { t.ruleValues[0] = 0xD800; }),
                "rule_values[0]: expected a code point, found 55296");
  Tables tables = few();
  SentencePieceTable view = tables.view();
  view.endId = 11;
  EXPECT_THROW(SentencePiece(view, "", manyTokens), Error);
  view = tables.view();
  view.unknownId = -1;
  EXPECT_THROW(SentencePiece(view, "", manyTokens), Error);
}

/// The table of the model that comes with the project, where it does.
class SentencePieceOfTheModel : public ::testing::Test {
protected:
  void SetUp() override {
    const std::string path = std::string(XEMAP_SOURCE_DIR) + "/resources/models/xemap-lite0/frozen.safetensors";
    if (!std::filesystem::exists(path))
      GTEST_SKIP() << path << " is not at hand";
    mFile = std::make_unique<xemap::checkpoint::SafetensorsFile>(path);
  }

  std::unique_ptr<xemap::checkpoint::SafetensorsFile> mFile;
};

TEST_F(SentencePieceOfTheModel, AgreesWithGolden) {
  const SentencePiece tokenizer(xemap::text::sentencePieceTableOf(*mFile), "query: ", manyTokens);
  EXPECT_EQ(tokenizer.table().pieceCount(), 250002U);
  std::ifstream file(std::string(XEMAP_SOURCE_DIR) + "/tests/golden/multilingual_e5/sentences.json");
  const auto golden = nlohmann::json::parse(file);
  EXPECT_EQ(golden.size(), 26U);
  for (const auto &line : golden)
    EXPECT_EQ(tokenizer.encode(line["text"]).ids, line["ids"].get<std::vector<std::int32_t>>()) << line["text"];
}

} // namespace
