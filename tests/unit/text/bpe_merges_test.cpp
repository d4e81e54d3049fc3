// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/bpe_merges.h"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "gzip_bytes.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"

namespace {

using testing::HasSubstr;
using xemap::Error;
using xemap::ErrorCode;
using xemap::test::gzipOf;
using xemap::text::BpeMerges;
using Json = nlohmann::json;

const std::string header = "#version: 0.2\n";
const std::string three = header + "t h\nth e</w>\na t</w>\n";

std::vector<std::string> made(const BpeMerges &merges) {
  return {merges.symbols().begin() + BpeMerges::firstMergedId, merges.symbols().end()};
}

const std::vector<std::string> madeOfThree{"th", "the</w>", "at</w>"};

void expectMergesRefused(const std::string &content, ErrorCode code, const std::string &message) {
  try {
    BpeMerges::parse(content, "merges");
    ADD_FAILURE() << "accepted: " << message;
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), code) << error.what();
    EXPECT_THAT(error.what(), HasSubstr(message));
    EXPECT_THAT(error.what(), testing::StartsWith("merges"));
    EXPECT_THAT(error.what(), testing::Not(HasSubstr("\n")));
  }
}

Json tokenizerJson() {
  Json file;
  file["model"] = {{"type", "BPE"}, {"end_of_word_suffix", "</w>"}, {"merges", {"t h", "th e</w>", "a t</w>"}}};
  return file;
}

Json vocabularyOf(const BpeMerges &merges) {
  Json vocabulary;
  for (std::size_t id = 0; id < merges.symbols().size(); ++id)
    vocabulary[merges.symbols()[id]] = id;
  return vocabulary;
}

TEST(BpeMerges, NumbersBytesAsClipDoes) {
  EXPECT_EQ(BpeMerges::idOfByte('!'), 0);
  EXPECT_EQ(BpeMerges::idOfByte('~'), 93);
  EXPECT_EQ(BpeMerges::idOfByte(0xA1), 94);
  EXPECT_EQ(BpeMerges::idOfByte(0xFF), 187);
  EXPECT_EQ(BpeMerges::idOfByte(0), 188);
  EXPECT_EQ(BpeMerges::idOfByte(' '), 220);
  EXPECT_EQ(BpeMerges::idOfByte(0x7F), 221);
  EXPECT_EQ(BpeMerges::idOfByte(0xAD), 255);
  const BpeMerges merges = BpeMerges::parse(three, "merges");
  EXPECT_EQ(merges.symbols()[220], "Ġ");
  EXPECT_EQ(merges.symbols()[256], "!</w>");
  EXPECT_EQ(merges.symbols()[511], "Ń</w>");
}

TEST(BpeMerges, AreReadFromEveryFormat) {
  Json pairs = tokenizerJson();
  pairs["model"]["merges"] = Json::parse(R"([["t", "h"], ["th", "e</w>"], ["a", "t</w>"]])");
  for (const std::string &content :
       {three, three.substr(0, three.size() - 1), three + "\n", header + "t h\r\nth e</w>\r\na t</w>\r\n",
        "\"bpe_simple_vocab_16e6.txt" + three, tokenizerJson().dump(), tokenizerJson().dump(2), pairs.dump()}) {
    EXPECT_EQ(made(BpeMerges::parse(content, "merges")), madeOfThree) << content;
    EXPECT_EQ(made(BpeMerges::parse(gzipOf(content), "merges")), madeOfThree) << content;
  }
  const BpeMerges merges = BpeMerges::parse(three, "merges");
  ASSERT_EQ(merges.merges().size(), 3U);
  EXPECT_EQ(merges.merges()[1].left, BpeMerges::firstMergedId);
  EXPECT_EQ(merges.merges()[1].right, BpeMerges::idOfByte('e') + BpeMerges::byteCount);
}

TEST(BpeMerges, AreHowFarClipReadsItsFile) {
  // All pairs of two bytes, in the order of the vocabulary: more than CLIP has merges.
  const BpeMerges bytes = BpeMerges::parse(three, "merges");
  std::string lines;
  for (int left = 0; left < 256; ++left)
    for (int right = 0; right < 256; ++right)
      lines += bytes.symbols()[static_cast<std::size_t>(left)] + ' ' +
               bytes.symbols()[static_cast<std::size_t>(right)] + '\n';
  EXPECT_EQ(BpeMerges::parse("\"bpe_simple_vocab_16e6.txt" + header + lines, "merges").merges().size(), 48894U);
  EXPECT_EQ(BpeMerges::parse(header + lines, "merges").merges().size(), 65536U);
}

TEST(BpeMerges, RefuseAFileOfAnotherKind) {
  const auto kind = ErrorCode::Unreadable;
  expectMergesRefused("", ErrorCode::Corrupt, "expected merges, found none");
  expectMergesRefused("t h\n", kind,
                      "line 1: expected a header with '#version', a tokenizer.json or gzip, found 't h'");
  expectMergesRefused("PK\x03\x04\xFF\xFE\n", kind, "line 1: expected a header");
  expectMergesRefused(header, ErrorCode::Corrupt, "expected merges, found none");
  expectMergesRefused(gzipOf(three).substr(0, 20), kind, "cut short after 20 bytes");
  expectMergesRefused("\x1F\x8Bwhatever", ErrorCode::Corrupt, "expected gzip");
  // Once is enough: a file may hold itself.
  expectMergesRefused(gzipOf(gzipOf(three)), kind, "line 1");
}

TEST(BpeMerges, NameTheLineThatIsWrong) {
  const auto refused = [](const std::string &lines, const std::string &message) {
    expectMergesRefused(header + lines, ErrorCode::Corrupt, message);
  };
  for (const std::string line : {"th", "t h e", "t  h", " t h", "t h ", " ", "t\th"})
    refused("a b\n" + line + "\n", "merges line 3: expected two symbols with one space between, found '");
  refused("a b\n\nc d\n", "merges line 3: expected two symbols");
  refused("a b\nab cd\n", "merges line 3: expected symbols made before, found 'cd'");
  refused("a b\nabc d\n", "merges line 3: expected symbols made before, found 'abc'");
  refused("a \xE6\xB2\xB3\n", "merges line 2: expected symbols made before, found '\xE6\xB2\xB3'");
  refused("a b\nc d\na b\n", "merges line 4: expected a new symbol, found 'ab' again");
  refused("a b\nb c\nab c\na bc\n", "merges line 5: expected a new symbol, found 'abc' again");
  refused("a b\nc \xFF\n", "merges line 3: expected UTF-8, found an invalid byte at position 2");
  refused(std::string(500, 'x') + "\n", "found '" + std::string(60, 'x') + "...'");
}

TEST(BpeMerges, RefuseJsonThatIsNoTokenizer) {
  const auto refused = [](const Json &model, ErrorCode code, const std::string &message) {
    expectMergesRefused(Json{{"model", model}}.dump(), code, message);
  };
  expectMergesRefused("{\"model\":", ErrorCode::Unreadable, "expected JSON");
  expectMergesRefused("{}", ErrorCode::Unreadable, "model: expected an object");
  expectMergesRefused("{\"model\": \"\xFF\"}", ErrorCode::Unreadable, "expected JSON");
  refused({{"type", "WordPiece"}}, ErrorCode::Unsupported, "model.type: expected 'BPE', found '\"WordPiece\"'");
  refused({{"end_of_word_suffix", ""}}, ErrorCode::Unsupported, "model.end_of_word_suffix: expected '</w>'");
  refused({{"type", "BPE"}}, ErrorCode::Corrupt, "model.merges: expected an array");
  refused({{"merges", Json::array()}}, ErrorCode::Corrupt, "expected merges, found none");
  refused({{"merges", {"a b", "c"}}}, ErrorCode::Corrupt, "model.merges[1]: expected two symbols");
  refused({{"merges", {"a b", 7}}}, ErrorCode::Corrupt, "model.merges[1]: expected a pair of symbols, found '7'");
  refused({{"merges", {{"a", "b"}, {"a", "b", "c"}}}}, ErrorCode::Corrupt, "model.merges[1]: expected a pair");
  refused({{"merges", {"a b", "ab x", "a b"}}}, ErrorCode::Corrupt, "model.merges[2]: expected a new symbol");
  expectMergesRefused("{\"model\":{\"merges\":[" + std::string(1000000, '[') + std::string(1000000, ']') + "]}}",
                      ErrorCode::Corrupt, "model.merges[0]: expected a pair of symbols, found array");
}

TEST(BpeMerges, CompareTheVocabularyOfATokenizer) {
  Json file = tokenizerJson();
  const Json vocabulary = vocabularyOf(BpeMerges::parse(three, "merges"));
  file["model"]["vocab"] = vocabulary;
  file["model"]["vocab"]["<|endoftext|>"] = 516;
  EXPECT_EQ(made(BpeMerges::parse(file.dump(), "merges")), madeOfThree);
  file["model"]["vocab"]["th"] = 7;
  expectMergesRefused(file.dump(), ErrorCode::Unsupported, "model.vocab: expected 512 for 'th', found '7'");
  file["model"]["vocab"].erase("th");
  expectMergesRefused(file.dump(), ErrorCode::Unsupported, "model.vocab: expected 512 for 'th', found nothing");
  file["model"]["vocab"] = 1;
  expectMergesRefused(file.dump(), ErrorCode::Corrupt, "model.vocab: expected an object, found number");
}

TEST(BpeMerges, RefuseBombs) {
  expectMergesRefused(gzipOf(header + std::string(65U << 20U, 'x')), ErrorCode::Unsupported,
                      "decompressed bytes, found more");
  expectMergesRefused(gzipOf("{" + std::string(17U << 20U, ' ')), ErrorCode::Unsupported,
                      "expected at most 16777216 bytes");
}

class BpeMergesFile : public xemap::test::TempDirTest {
protected:
  void expectNotRead(const std::string &path, ErrorCode code) {
    try {
      BpeMerges::read(path);
      ADD_FAILURE() << "read " << path;
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), code) << error.what();
      EXPECT_THAT(error.what(), testing::StartsWith(path));
    }
  }
};

TEST_F(BpeMergesFile, HoldsWhatWasWritten) {
  const std::string path = tempDir.file("merges.txt");
  BpeMerges::parse(tokenizerJson().dump(), "merges").writeTo(path);
  std::ifstream file(path);
  std::ostringstream content;
  content << file.rdbuf();
  EXPECT_EQ(content.str(), three);
  EXPECT_EQ(made(BpeMerges::read(path)), madeOfThree);
  EXPECT_THAT(tempDir.names(), testing::ElementsAre("merges.txt"));
}

TEST_F(BpeMergesFile, IsRefusedByItsName) {
  expectNotRead(tempDir.file("none.txt"), ErrorCode::NotFound);
  expectNotRead(tempDir.path().string(), ErrorCode::Unreadable);
  expectNotRead("/dev/zero", ErrorCode::Unreadable);
  std::ofstream(tempDir.file("empty.txt")).close();
  expectNotRead(tempDir.file("empty.txt"), ErrorCode::Corrupt);
}

TEST_F(BpeMergesFile, IsNotWrittenWhereItCannotBe) {
  const BpeMerges merges = BpeMerges::parse(three, "merges");
  for (const std::string &path : {tempDir.file("none/merges.txt"), tempDir.path().string()}) {
    try {
      merges.writeTo(path);
      ADD_FAILURE() << "wrote " << path;
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), ErrorCode::Unwritable);
    }
  }
  EXPECT_TRUE(tempDir.names().empty());
}

} // namespace
