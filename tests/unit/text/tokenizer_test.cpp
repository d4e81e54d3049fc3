// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/tokenizer.h"

#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "golden_lines.h"
#include "xemap/base/error.h"

namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using xemap::Error;
using xemap::ErrorCode;
using xemap::text::subwordBuckets;
using xemap::text::TokenIds;
using xemap::text::Tokenizer;
using xemap::text::TokenizerOptions;
using xemap::text::Vocabulary;

Tokenizer tokenizer(const TokenizerOptions &options = {}) {
  std::istringstream lines("river\nbridge\nthe\n");
  return Tokenizer(Vocabulary::read(lines, "words"), options);
}

void expectRefused(const std::string &expression, const std::string &message) {
  try {
    tokenizer().encode(expression);
    ADD_FAILURE() << "accepted: " << expression;
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    EXPECT_THAT(error.what(), HasSubstr(message));
  }
}

TEST(Tokenizer, LooksUpNormalisedWords) {
  const TokenIds ids = tokenizer().encode("  The BRIDGE, the river!");
  EXPECT_THAT(ids.words, ElementsAre(4, 3, 4, 2));
  EXPECT_EQ(ids.subwords.size(), 4U * 16U);
  EXPECT_EQ(ids.unknownWords, 0);
  EXPECT_FALSE(ids.truncated);
}

TEST(Tokenizer, MarksWordsOutsideTheVocabulary) {
  const TokenIds ids = tokenizer().encode("the brigde");
  EXPECT_THAT(ids.words, ElementsAre(4, Vocabulary::unknownId));
  EXPECT_EQ(ids.unknownWords, 1);
}

TEST(Tokenizer, MisspeltWordSharesBucketsWithTheRightOne) {
  const auto right = subwordBuckets("residential", {});
  const auto misspelt = subwordBuckets("residental", {});
  const auto other = subwordBuckets("bridge", {});
  const auto shared = [&](const std::vector<std::uint16_t> &buckets) {
    return std::count_if(right.begin(), right.end(), [&](std::uint16_t bucket) {
      return std::find(buckets.begin(), buckets.end(), bucket) != buckets.end();
    });
  };
  EXPECT_GT(shared(misspelt), shared(other) + 2);
}

TEST(Tokenizer, CutsLongExpressionsAndSaysSo) {
  TokenizerOptions options;
  options.maxTokens = 3;
  const TokenIds whole = tokenizer(options).encode("the river the");
  EXPECT_FALSE(whole.truncated);
  const TokenIds cut = tokenizer(options).encode("the river the tank");
  EXPECT_TRUE(cut.truncated);
  EXPECT_EQ(cut.words, whole.words);
  EXPECT_EQ(cut.subwords, whole.subwords);
  EXPECT_EQ(cut.unknownWords, 0) << "the word that was cut away is not counted";
}

TEST(Tokenizer, RefusesExpressionsWithoutWords) {
  for (const std::string expression : {"", "   ", "?!", "\xF0\x9F\x8F\xA0", "\x01\x02"})
    expectRefused(expression, "expected at least one word");
}

TEST(Tokenizer, RefusesTooManyCharactersNotBytes) {
  std::string longest;
  for (int i = 0; i < 1000; ++i)
    longest += "é";
  EXPECT_EQ(tokenizer().encode(longest).words.size(), 1U);
  expectRefused(longest + "é", "expected at most 1000 characters, found 1001");
  expectRefused(std::string(10'000, 'a'), "found 10000");
}

TEST(Tokenizer, RefusesInvalidBytes) {
  expectRefused("river\xFF", "UTF-8");
}

TEST(Tokenizer, RefusesOptionsOutOfRange) {
  const auto refuses = [](TokenizerOptions options) { EXPECT_THROW(tokenizer(options), Error); };
  refuses({0, 3072, 16});
  refuses({32, 1, 16});
  refuses({32, 65537, 16});
  refuses({32, 3072, 0});
}

TEST(SubwordBuckets, AgreeWithGolden) {
  for (const auto &line : xemap::test::readGolden("subword_buckets.txt")) {
    std::string joined;
    for (const std::uint16_t bucket : subwordBuckets(line.input, {}))
      joined += (joined.empty() ? "" : " ") + std::to_string(bucket);
    EXPECT_EQ(joined, line.expected) << "tests/golden/subword_buckets.txt line " << line.number;
  }
}

TEST(SubwordBuckets, StayInRangeForSmallTables) {
  TokenizerOptions options;
  options.subwordBuckets = 2;
  options.subwordsPerToken = 1;
  EXPECT_THAT(subwordBuckets("residential", options), ElementsAre(1));
  options.subwordsPerToken = 4;
  EXPECT_THAT(subwordBuckets("residential", options), Each(1));
}

} // namespace
