// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/competitor_bank.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "xemap/base/error.h"

namespace xemap::text {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// The phrases that may mean the same, as a text.
std::string alikeTo(const CompetitorBank &bank, const std::string &phrase) {
  const auto bits = bank.alike(phrase);
  std::string names;
  for (std::size_t i = 0; i < bank.phrases().size(); ++i)
    if (bits[i])
      names += (names.empty() ? "" : ", ") + bank.phrases()[i];
  return names;
}

CompetitorBank bank() {
  return CompetitorBank({{"trees", {"woodland", "sparse residential"}},
                         {"industrial area", {"factory"}},
                         {"residential area", {"house"}},
                         {"church", {}},
                         {"city of glass", {}}});
}

void expectRefused(ErrorCode code, const std::string &part, const std::function<void()> &action) {
  try {
    action();
    FAIL() << "expected an error about " << part;
  } catch (const Error &error) {
    EXPECT_EQ(static_cast<int>(error.code()), static_cast<int>(code)) << error.what();
    EXPECT_THAT(error.what(), HasSubstr(part));
  }
}

} // namespace

TEST(CompetitorBank, WordsInCommonMakeAlike) {
  EXPECT_EQ(alikeTo(bank(), "a tree beside the road"), "trees");
  EXPECT_EQ(alikeTo(bank(), "The WOODLANDS"), "trees") << "a word that stands beside it, in the plural";
  EXPECT_EQ(alikeTo(bank(), "factories"), "industrial area");
  EXPECT_EQ(alikeTo(bank(), "churches"), "church");
  EXPECT_EQ(alikeTo(bank(), "houses and trees"), "trees, residential area");
  EXPECT_EQ(alikeTo(bank(), "river"), "");
}

TEST(CompetitorBank, WordsThatTellNothingDoNotCount) {
  EXPECT_EQ(alikeTo(bank(), "commercial area"), "") << "'area' is no likeness";
  EXPECT_EQ(alikeTo(bank(), "the edge of a field"), "") << "'of' is none either";
}

TEST(CompetitorBank, SeveralWordsStandOneBehindTheOther) {
  EXPECT_EQ(alikeTo(bank(), "residential and sparse"), "residential area");
  EXPECT_EQ(alikeTo(bank(), "the cities of glass"), "city of glass");
  EXPECT_EQ(alikeTo(bank(), "a city"), "") << "half of a name names something else";
}

TEST(CompetitorBank, OfOverlappingTermsTheLongestCounts) {
  EXPECT_EQ(alikeTo(bank(), "a sparse residential area"), "trees");
  EXPECT_EQ(alikeTo(bank(), "a sparse residential area beside a residential area"), "trees, residential area");
}

TEST(CompetitorBank, IsReadFromAFile) {
  const test::TempDir directory;
  const auto path = directory.file("competitors.json");
  std::ofstream(path) << R"({"format": "xemap-competitors", "version": 1,
                            "phrases": [{"text": "sea", "words": ["ocean"]}, {"text": "lake", "words": []}]})";
  const auto read = CompetitorBank::read(path);
  EXPECT_THAT(read.phrases(), ElementsAre("sea", "lake"));
  EXPECT_EQ(alikeTo(read, "oceans"), "sea");
}

TEST(CompetitorBank, NamesWhatIsWrongWithAFile) {
  const test::TempDir directory;
  const auto path = directory.file("competitors.json");
  const auto expectCorrupt = [&](const std::string &content, const std::string &part) {
    std::ofstream(path) << content;
    expectRefused(ErrorCode::Corrupt, path + ": " + part, [&] { CompetitorBank::read(path); });
  };
  expectRefused(ErrorCode::NotFound, path, [&] { CompetitorBank::read(path); });
  expectCorrupt("{", "expected JSON");
  expectCorrupt("[]", "format: expected this field");
  expectCorrupt(R"({"format": "x"})", "format: expected \"xemap-competitors\"");
  const std::string start = R"({"format": "xemap-competitors", "version": 1, "phrases": )";
  expectCorrupt(R"({"format": "xemap-competitors", "version": 2})", "version: expected 1");
  expectCorrupt(start + "{}}", "phrases: expected an array");
  expectCorrupt(start + R"([{"words": []}]})", "phrases[0].text: expected this field");
  expectCorrupt(start + R"([{"text": "a", "words": "b"}]})", "phrases[0].words: expected an array");
  expectCorrupt(start + R"([{"text": "a", "words": [1]}]})", "phrases[0].words[0]: expected a string");
  expectCorrupt(start + R"([{"text": "a", "words": []}, {"text": "a", "words": []}]})",
                "competitors: expected 'a' once");
  expectCorrupt(start + R"([{"text": "!", "words": []}]})", "competitors: expected phrases of words");
}

TEST(CompetitorBank, HasABitForEach) {
  std::vector<CompetitorBank::Competitor> many;
  for (std::size_t i = 0; i <= CompetitorBank::maxSize; ++i)
    many.push_back({"thing " + std::to_string(i), {}});
  expectRefused(ErrorCode::InvalidArgument, "expected at most 128, found 129", [&] { CompetitorBank{many}; });
}

/// What the project brings fits, and its entries do not all answer to one phrase.
TEST(CompetitorBank, OfTheProjectIsWhole) {
  const auto read = CompetitorBank::read(std::string(XEMAP_SOURCE_DIR) + "/resources/datasets/competitors.json");
  EXPECT_GE(read.phrases().size(), 60U);
  for (std::size_t i = 0; i < read.phrases().size(); ++i) {
    EXPECT_TRUE(read.alike(read.phrases()[i])[i]) << read.phrases()[i];
    EXPECT_LT(read.alike(read.phrases()[i]).count(), read.phrases().size() / 2) << read.phrases()[i];
  }
}

} // namespace xemap::text
