// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/clip_phrases.h"

#include <algorithm>
#include <fstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/temp_dir.h"
#include "xemap/text/competitor_bank.h"

namespace xemap::importer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ClipPhrases : public test::TempDirTest {
protected:
  ClipPhrases() { std::ofstream(path) << clipCompetitors(); }

  /// The competitors that may mean the same as a phrase.
  std::vector<std::string> alike(const std::string &phrase) const {
    const auto bank = text::CompetitorBank::read(path);
    const auto bits = bank.alike(phrase);
    std::vector<std::string> found;
    for (std::size_t i = 0; i < bank.phrases().size(); ++i)
      if (bits[i])
        found.push_back(bank.phrases()[i]);
    return found;
  }

  std::string path = tempDir.file("competitors.json");
};

} // namespace

TEST_F(ClipPhrases, TheFirstWordingIsThePhraseItself) {
  ASSERT_EQ(clipWordings().size(), 5U);
  EXPECT_EQ(clipWordings().front(), "{}");
  for (const auto &wording : clipWordings())
    EXPECT_EQ(std::count(wording.begin(), wording.end(), '{'), 1) << wording;
}

TEST_F(ClipPhrases, WhatSharesAWordIsNotComparedWith) {
  EXPECT_THAT(alike("dense forests"), ElementsAre("forest")) << "singular and plural are one word";
  EXPECT_THAT(alike("beaches"), ElementsAre("beach"));
  EXPECT_THAT(alike("Parking areas"), ElementsAre("parking lot")) << "an area says nothing by itself";
  EXPECT_THAT(alike("oil storage"), ElementsAre("storage tanks"));
  EXPECT_THAT(alike("fields of soil"), ElementsAre("bare soil", "sports field"));
  EXPECT_THAT(alike("a stadium"), IsEmpty());
}

} // namespace xemap::importer
