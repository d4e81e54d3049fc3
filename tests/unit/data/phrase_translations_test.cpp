// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/phrase_translations.h"

#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_data.h"

namespace {

using namespace xemap::data;
using xemap::ErrorCode;
using xemap::test::expectError;

class PhraseTranslationsFile : public testing::Test {
protected:
  PhraseTranslations read(const std::string &phrases) {
    xemap::test::writeText(mPath, R"({"format": "xemap-translations", "version": 1, "phrases": )" + phrases + "}");
    return PhraseTranslations::read(mPath);
  }

  xemap::test::TempDir mDirectory;
  const std::string mPath = mDirectory.file("translations.json");
};

TEST_F(PhraseTranslationsFile, IsReadByPhraseAndLanguage) {
  const PhraseTranslations translations =
      read(R"({"car park": {"de": ["Parkplatz"], "fr": ["parking", "aire de stationnement"], "it": ["parcheggio"]}})");
  const auto &found = translations.of("Car park!");
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].text, "Parkplatz");
  EXPECT_EQ(found[0].language, PhraseLanguage::German);
  EXPECT_EQ(found[2].text, "aire de stationnement");
  EXPECT_EQ(found[2].language, PhraseLanguage::French);
  EXPECT_EQ(found[3].language, PhraseLanguage::Other);
  EXPECT_TRUE(translations.of("parking").empty());
}

TEST_F(PhraseTranslationsFile, NamesWhatIsWrong) {
  const auto expectCorrupt = [&](const std::string &phrases, const std::string &part) {
    expectError(ErrorCode::Corrupt, "translations.json: " + part, [&] { read(phrases); });
  };
  expectCorrupt("[]", "phrases: expected an object");
  expectCorrupt(R"({"river": []})", "phrases.river: expected an object");
  expectCorrupt(R"({"river": {"de": "Fluss"}})", "phrases.river.de: expected an array");
  expectCorrupt(R"({"river": {"de": [""]}})", "phrases.river.de[0]: expected");
  expectCorrupt(R"({"river": {"en": ["stream"]}})", "phrases.river.en: expected a language other than English");
  xemap::test::writeText(mPath, R"({"format": "other"})");
  expectError(ErrorCode::Corrupt, "format: expected \"xemap-translations\"", [&] { PhraseTranslations::read(mPath); });
}

TEST(PhraseLanguages, HaveTags) {
  for (const char *tag : {"en", "de", "fr", "es", "zh"})
    EXPECT_EQ(tagOfLanguage(languageOfTag(tag)), tag);
  EXPECT_EQ(languageOfTag("nl"), PhraseLanguage::Other);
  EXPECT_EQ(tagOfLanguage(PhraseLanguage::Other), "other");
}

} // namespace
