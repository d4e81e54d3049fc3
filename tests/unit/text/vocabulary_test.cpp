// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/vocabulary.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "xemap/base/error.h"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using xemap::Error;
using xemap::ErrorCode;
using xemap::text::Vocabulary;

Vocabulary read(const std::string &lines) {
  std::istringstream stream(lines);
  return Vocabulary::read(stream, "words.txt");
}

void expectCorrupt(const std::string &lines, const std::string &message) {
  try {
    read(lines);
    ADD_FAILURE() << "accepted: " << lines;
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Corrupt);
    EXPECT_THAT(error.what(), HasSubstr(message));
  }
}

TEST(Vocabulary, NumbersWordsInTheirOrder) {
  const Vocabulary vocabulary = read("river\nbridge\n");
  EXPECT_EQ(vocabulary.idOf("river"), Vocabulary::firstWordId);
  EXPECT_EQ(vocabulary.idOf("bridge"), Vocabulary::firstWordId + 1);
  EXPECT_EQ(vocabulary.idOf("tank"), std::nullopt);
  EXPECT_EQ(vocabulary.idCount(), 4U);
}

TEST(Vocabulary, ReadsWhatItWrote) {
  const Vocabulary vocabulary = read("river\nbridge\nétang\n27\n");
  std::stringstream stream;
  vocabulary.write(stream);
  EXPECT_EQ(Vocabulary::read(stream, "copy").words(), vocabulary.words());
}

TEST(Vocabulary, NeedsNoLastLineBreak) {
  EXPECT_THAT(read("river\nbridge").words(), ElementsAre("river", "bridge"));
}

TEST(Vocabulary, NamesTheLineThatIsWrong) {
  expectCorrupt("river\n\nbridge\n", "words.txt line 2: expected one normalised word");
  expectCorrupt("river\nBridge\n", "words.txt line 2");
  expectCorrupt("river\nlarge bridge\n", "line 2");
  expectCorrupt("river\r\n", "line 1");
  expectCorrupt("river\n\xFF\n", "line 2");
  expectCorrupt("river\nbridge\nriver\n", "line 3: expected each word once, found 'river' again");
  expectCorrupt("", "found no line");
}

TEST(Vocabulary, RefusesMoreWordsThanIdentifiers) {
  std::string lines;
  for (int i = 0; i < 65535; ++i)
    lines += std::to_string(i) + '\n';
  expectCorrupt(lines, "line 65535: expected at most 65534 words");
}

TEST(Vocabulary, BuildsFromTheMostFrequentWords) {
  const std::vector<std::string> texts = {"River, river; RIVER!", "a bridge", "a tank", "the bridge"};
  EXPECT_THAT(Vocabulary::build(texts, 10, 1).words(), ElementsAre("river", "a", "bridge", "tank", "the"));
  EXPECT_THAT(Vocabulary::build(texts, 2, 1).words(), ElementsAre("river", "a"));
  EXPECT_THAT(Vocabulary::build(texts, 10, 2).words(), ElementsAre("river", "a", "bridge"));
}

TEST(Vocabulary, RequiredWordsComeFirstAndAlways) {
  const std::vector<std::string> texts = {"river river", "north north north"};
  EXPECT_THAT(Vocabulary::build(texts, 4, 2, {"South-West of", "north"}).words(),
              ElementsAre("south", "west", "of", "north"));
  EXPECT_THROW(Vocabulary::build(texts, 1, 1, {"two words"}), Error);
}

} // namespace
