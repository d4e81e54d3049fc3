// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/caption_corpus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_data.h"

namespace {

using namespace xemap::data;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using xemap::ErrorCode;
using xemap::test::expectError;

class CaptionCorpus : public testing::Test {
protected:
  void write(const std::string &lines) { xemap::test::writeText(mDirectory.file("captions.jsonl"), lines); }

  void expectCorrupt(const std::string &line, const std::string &message) {
    write(R"({"file": "a.jpg", "cls": "River", "split": "train", "captions": ["a river"]})"
          "\n" +
          line + "\n");
    expectError(ErrorCode::Corrupt, "captions.jsonl line 2: " + message,
                [&] { readCaptionCorpus(mDirectory.path(), ""); });
  }

  xemap::test::TempDir mDirectory;
};

TEST_F(CaptionCorpus, ReadsRowsOfASplit) {
  write(R"({"file": "River/a.jpg", "cls": "River", "split": "train", "captions": ["A river .", "a river"],)"
        R"( "captions_aug": ["a river.", "a wide river"]})"
        "\n"
        R"({"file": "b.jpg", "cls": "Beach", "rsicd_split": "valid", "captions": ["a beach"]})"
        "\n");
  const auto train = readCaptionCorpus(mDirectory.path(), "train");
  ASSERT_EQ(train.size(), 1U);
  EXPECT_EQ(train[0].file, "River/a.jpg");
  EXPECT_EQ(train[0].sceneClass, "River");
  EXPECT_THAT(train[0].captions, ElementsAre("A river .", "a wide river"));
  EXPECT_EQ(readCaptionCorpus(mDirectory.path(), "valid")[0].file, "b.jpg");
  EXPECT_EQ(readCaptionCorpus(mDirectory.path(), "").size(), 2U);
  expectError(ErrorCode::InvalidArgument, "expected rows of split 'test', found none",
              [&] { readCaptionCorpus(mDirectory.path(), "test"); });
}

TEST_F(CaptionCorpus, NamesLineAndField) {
  expectCorrupt("{", "expected JSON");
  expectCorrupt("", "expected JSON");
  expectCorrupt(R"({"cls": "River", "split": "train", "captions": []})", "file: expected this field");
  expectCorrupt(R"({"file": "../a.jpg", "cls": "River", "split": "train", "captions": []})", "file: expected a path");
  expectCorrupt(R"({"file": "a.jpg", "cls": "River", "captions": []})", "split: expected this field");
  expectCorrupt(R"({"file": "a.jpg", "cls": "River", "split": "train", "captions": [1]})",
                "captions[0]: expected a string");
}

TEST_F(CaptionCorpus, IsKnownByItsFile) {
  EXPECT_FALSE(isCaptionCorpus(mDirectory.path()));
  expectError(ErrorCode::NotFound, "captions.jsonl", [&] { readCaptionCorpus(mDirectory.path(), ""); });
  write("");
  EXPECT_TRUE(isCaptionCorpus(mDirectory.path()));
}

TEST_F(CaptionCorpus, FindsPicturesThatCannotBeRead) {
  write(R"({"file": "a.jpg", "cls": "River", "split": "train", "captions": []})"
        "\n"
        R"({"file": "b.png", "cls": "River", "split": "train", "captions": []})"
        "\n");
  writePng(mDirectory.file("b.png"), xemap::test::gradient(4, 4));
  EXPECT_THAT(findCorpusProblems(mDirectory.path()), ElementsAre(HasSubstr("a.jpg")));
}

TEST(DistinctTexts, CompareNormalisedWords) {
  EXPECT_THAT(distinctTexts({"A river.", "a  RIVER !", "the river", "", "?!"}), ElementsAre("A river.", "the river"));
  EXPECT_THAT(distinctTexts({}), IsEmpty());
}

TEST(ReadTextLines, SkipsBlankLinesAndNamesBrokenOnes) {
  const xemap::test::TempDir directory;
  const std::string path = directory.file("a.txt");
  xemap::test::writeText(path, "one\n\n  \ntwo words\r\nlast");
  EXPECT_THAT(readTextLines(path), ElementsAre("one", "two words\r", "last"));
  xemap::test::writeText(path, "one\n\xFF\n");
  expectError(ErrorCode::Corrupt, "a.txt line 2", [&] { readTextLines(path); });
  expectError(ErrorCode::NotFound, "none.txt", [&] { readTextLines(directory.file("none.txt")); });
  expectError(ErrorCode::Unreadable, "cannot be read", [&] { readTextLines(directory.path()); });
}

TEST(SpatialWords, AreOneNormalisedWordALine) {
  const auto words = readTextLines(std::string(XEMAP_SOURCE_DIR) + "/resources/datasets/spatial_words.txt");
  EXPECT_GT(words.size(), 250U);
  EXPECT_EQ(distinctTexts(words).size(), words.size());
}

} // namespace
