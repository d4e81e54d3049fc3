// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/bpe_tokenizer.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "xemap/base/error.h"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using xemap::Error;
using xemap::ErrorCode;
using xemap::text::BpeMerges;
using xemap::text::BpeTokenizer;
using xemap::text::cleanForBpe;
using xemap::text::PhraseIds;

constexpr int clipContext = 77;
const std::string golden = std::string(XEMAP_SOURCE_DIR) + "/tests/golden/";

/// Merges t+h, th+e</w> and a+t</w>: symbols 512, 513 and 514; start of text is 515, end 516.
BpeTokenizer tiny(int contextLength = clipContext) {
  return {BpeMerges::parse("#version: 0.2\nt h\nth e</w>\na t</w>\n", "tiny"), contextLength};
}

std::int32_t inside(char byte) {
  return BpeMerges::idOfByte(static_cast<unsigned char>(byte));
}

std::int32_t atEnd(char byte) {
  return inside(byte) + BpeMerges::byteCount;
}

void expectTextRefused(const std::string &text, const std::string &message) {
  try {
    tiny().encode(text);
    ADD_FAILURE() << "accepted: " << message;
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    EXPECT_THAT(error.what(), HasSubstr(message));
  }
}

/// Compares with every line of a golden; stops at the first that differs.
void expectGolden(const BpeTokenizer &tokenizer, const std::string &name, std::size_t lineCount) {
  std::ifstream file(golden + name);
  std::string line;
  std::size_t number = 0;
  while (std::getline(file, line)) {
    ++number;
    const nlohmann::json expected = nlohmann::json::parse(line);
    std::vector<std::int32_t> ids = expected[1];
    ids.insert(ids.begin(), tokenizer.startId());
    ids.push_back(tokenizer.endId());
    const PhraseIds found = tokenizer.encode(expected[0]);
    ASSERT_EQ(found.ids, ids) << name << " line " << number << ": " << line;
    ASSERT_EQ(found.truncated, expected.size() > 2) << name << " line " << number << ": " << line;
  }
  EXPECT_EQ(number, lineCount);
}

TEST(BpeTokenizer, AgreesWithGoldenOfTinyMerges) {
  expectGolden({BpeMerges::read(golden + "bpe_tiny_merges.txt"), clipContext}, "bpe_tiny.jsonl", 700);
}

TEST(BpeTokenizer, MergesWhatWasLearntFirst) {
  EXPECT_THAT(tiny().encode("the that").ids, ElementsAre(515, 513, 512, 514, 516));
  EXPECT_THAT(tiny().encode("th he").ids, ElementsAre(515, inside('t'), atEnd('h'), inside('h'), atEnd('e'), 516));
  EXPECT_EQ(tiny().vocabularySize(), 256 + 256 + 3 + 2);
}

TEST(BpeTokenizer, MergesRepeatedSymbolsFromTheLeft) {
  const BpeTokenizer tokenizer(BpeMerges::parse("#version\na a\naa a</w>\naa aa\n", "tiny"), clipContext);
  EXPECT_THAT(tokenizer.encode("aaa").ids, ElementsAre(515, 513, 516));
  EXPECT_THAT(tokenizer.encode("aaaa").ids, ElementsAre(515, 512, inside('a'), atEnd('a'), 516));
  EXPECT_THAT(tokenizer.encode("aaaaaaa").ids, ElementsAre(515, 514, 513, 516));
}

TEST(BpeTokenizer, FramesNothing) {
  for (const std::string text : {"", " ", "\t\n", "\u00A0\u2003", "&nbsp;", "\uFEFF"}) {
    const PhraseIds encoded = tiny().encode(text);
    EXPECT_THAT(encoded.ids, ElementsAre(515, 516));
    EXPECT_FALSE(encoded.truncated);
  }
}

TEST(BpeTokenizer, KnowsItsMarksInText) {
  EXPECT_THAT(tiny().encode("<|startoftext|>the<|EndOfText|>").ids, ElementsAre(515, 515, 513, 516, 516));
  EXPECT_THAT(tiny().encode("<|endoftext").ids.size(), 2U + 2U + 9U);
}

TEST(BpeTokenizer, CutsAtTheContext) {
  const PhraseIds whole = tiny(5).encode("the the the");
  EXPECT_THAT(whole.ids, ElementsAre(515, 513, 513, 513, 516));
  EXPECT_FALSE(whole.truncated);
  const PhraseIds cut = tiny(5).encode("the the the the");
  EXPECT_THAT(cut.ids, ElementsAre(515, 513, 513, 513, 516));
  EXPECT_TRUE(cut.truncated);
  // Within a word, too.
  EXPECT_THAT(tiny(4).encode("xyz").ids, ElementsAre(515, inside('x'), inside('y'), 516));
  EXPECT_THAT(tiny(2).encode("x").ids, ElementsAre(515, 516));
}

TEST(BpeTokenizer, RefusesAContextWithoutRoom) {
  for (const int contextLength : {-1, 0, 1, 65537})
    EXPECT_THROW(tiny(contextLength), Error) << contextLength;
}

TEST(BpeTokenizer, RefusesWhatIsNoText) {
  for (const std::string bytes : {"abc\xFF", "abc\xC3", "abc\xED\xA0\x80", "abc\xC0\xAF", "abc\xF4\x90\x80\x80"})
    expectTextRefused(bytes, "text: expected UTF-8, found an invalid byte at position 3");
  expectTextRefused(std::string(10001, 'x'), "text: expected at most 10000 characters, found 10001");
  std::string wide;
  for (int i = 0; i < 10001; ++i)
    wide += "\u6CB3";
  expectTextRefused(wide, "found 10001");
}

TEST(BpeTokenizer, TakesTheLongestWord) {
  // Whose pairs all merge: rounds over the whole word would take a hundred million steps.
  std::string merges = "#version\na a\n";
  for (std::string symbol = "aa"; symbol.size() < 5000; symbol += symbol)
    merges += symbol + ' ' + symbol + '\n';
  const BpeTokenizer tokenizer(BpeMerges::parse(merges, "tiny"), clipContext);
  const PhraseIds encoded = tokenizer.encode(std::string(10000, 'a'));
  EXPECT_FALSE(encoded.truncated);
  EXPECT_EQ(encoded.ids[1], 512 + 12);
}

TEST(CleanForBpe, DoesWhatItSays) {
  EXPECT_EQ(cleanForBpe("  The\t\r\n\u2028 river\u2019s \u201Cedge\u201D\u0085"), "the river's \"edge\"");
  EXPECT_EQ(cleanForBpe("e\u0301tang"), "\u00E9tang");
  EXPECT_EQ(cleanForBpe("\u0130stanbul STRA\u1E9EE"), "i\u0307stanbul stra\u00DFe");
  EXPECT_EQ(cleanForBpe("\u039F\u0394\u039F\u03A3 \u03A3\u039F"), "\u03BF\u03B4\u03BF\u03C2 \u03C3\u03BF");
  EXPECT_EQ(cleanForBpe("&amp;lt;b&amp;gt; &amp;amp;amp;"), "<b> &amp;");
  EXPECT_EQ(cleanForBpe("river&rsquo;s"), "river's");
  EXPECT_EQ(cleanForBpe(std::string("a\0b\x1C\x7F\uFEFF\u206A\uFFFCc", 16)), "abc");
  EXPECT_EQ(cleanForBpe("\uFB01eld \uFF21"), "\uFB01eld \uFF41");
}

/// The merges of CLIP itself, where they are at hand.
class BpeTokenizerOfClip : public ::testing::Test {
protected:
  void SetUp() override {
    const char *given = std::getenv("XEMAP_SHARED_DATA");
    const std::filesystem::path data =
        given != nullptr ? std::filesystem::path(given) : std::filesystem::path(XEMAP_SOURCE_DIR) / "../shared/data";
    mPath = (data / "clip/bpe_simple_vocab_16e6.txt.gz").string();
    if (!std::filesystem::exists(mPath))
      GTEST_SKIP() << mPath << " is not at hand";
  }

  std::string mPath;
};

TEST_F(BpeTokenizerOfClip, AgreesWithPublishedVectors) {
  const BpeTokenizer tokenizer(BpeMerges::read(mPath), clipContext);
  EXPECT_EQ(tokenizer.vocabularySize(), 49408);
  EXPECT_THAT(tokenizer.encode("a photo of a cat").ids, ElementsAre(49406, 320, 1125, 539, 320, 2368, 49407));
  EXPECT_THAT(tokenizer.encode("a satellite image of dense residential area beside the river.").ids,
              ElementsAre(49406, 320, 10316, 2867, 539, 19353, 11002, 2445, 13519, 518, 2473, 269, 49407));
  EXPECT_THAT(tokenizer.encode("North of runway 27L, don't include trees!").ids,
              ElementsAre(49406, 2188, 539, 13927, 273, 278, 331, 267, 847, 713, 5942, 4682, 256, 49407));
}

TEST_F(BpeTokenizerOfClip, AgreesWithGolden) {
  expectGolden({BpeMerges::read(mPath), clipContext}, "bpe_clip.jsonl", 2000);
}

} // namespace
