// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/clip_phrases.h"

#include <algorithm>

#include <gmock/gmock.h>

#include "support/temp_dir.h"
#include "xemap/base/error.h"

namespace xemap::text {
namespace {

using testing::ElementsAre;

/// Two merges: "th" and, ending a word, "the".
BpeMerges fewMerges() {
  return BpeMerges::parse("#version: 0.2\nt h\nth e</w>\n", "merges");
}

std::uint32_t bitOf(const std::string &thing) {
  const auto &things = comparedThings();
  return 1U << static_cast<unsigned>(std::find(things.begin(), things.end(), thing) - things.begin());
}

} // namespace

TEST(ClipPhrases, WordingsFollowOneAnotherEachWithItsMarks) {
  const ClipPhraseTokenizer tokenizer(fewMerges(), 77);
  const auto phrase = tokenizer.encode("the river");
  std::vector<std::int32_t> expected;
  for (const auto &wording : clipWordings("the river")) {
    const auto ids = tokenizer.tokenizer().encode(wording).ids;
    expected.insert(expected.end(), ids.begin(), ids.end());
  }
  EXPECT_EQ(phrase.ids, expected);
  EXPECT_EQ(std::count(phrase.ids.begin(), phrase.ids.end(), tokenizer.tokenizer().startId()), 5);
  EXPECT_EQ(clipWordings("the river").front(), "the river");
  EXPECT_FALSE(phrase.truncated);
}

TEST(ClipPhrases, WhatSharesAWordIsNotComparedWith) {
  const ClipPhraseTokenizer tokenizer(fewMerges(), 77);
  EXPECT_EQ(tokenizer.encode("dense forests").alike, bitOf("forest")) << "singular and plural are one word";
  EXPECT_EQ(tokenizer.encode("Parking areas").alike, bitOf("parking lot") | bitOf("industrial area"));
  EXPECT_EQ(tokenizer.encode("a stadium").alike, 0U);
  EXPECT_LE(comparedThings().size(), 32U) << "one bit each";
}

TEST(ClipPhrases, TheVocabularyHasTheSizeTheNetworkKnows) {
  const test::TempDir directory;
  const auto path = directory.file("merges.txt");
  fewMerges().writeTo(path);
  EXPECT_EQ(ClipPhraseTokenizer::read(path, 77, 516).tokenizer().contextLength(), 77);
  EXPECT_EQ(ClipPhraseTokenizer::read(path, 77, 516).encodeCompared().size(), comparedThings().size());
  try {
    ClipPhraseTokenizer::read(path, 77, 49408);
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Corrupt);
    EXPECT_THAT(error.what(), testing::HasSubstr("merges.txt: expected a vocabulary of 49408 tokens, found 516"));
  }
}

TEST(ClipPhrases, SaysWhenThePhraseItselfIsCut) {
  const ClipPhraseTokenizer tokenizer(fewMerges(), 8);
  EXPECT_FALSE(tokenizer.encode("the the the").truncated) << "though its longer wordings are";
  EXPECT_TRUE(tokenizer.encode("a long river").truncated);
}

} // namespace xemap::text
