// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/translated_set.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_data.h"
#include "xemap/data/xemap_set_writer.h"

namespace {

using namespace xemap::data;
using xemap::ErrorCode;
using xemap::Feedback;
using xemap::test::expectError;

/// A picture with water, that is worded twice and translated, and fields, which are not translated.
class TranslatedSet : public testing::Test {
protected:
  void SetUp() override {
    XemapSetWriter writer(mDirectory.file("in"), "in", "CC0-1.0", "");
    for (const char *split : {"val", "train"}) {
      const std::string id = std::string("scene-") + split;
      writer.addImage(id, xemap::test::gradient(20, 10), split, 2.0);
      Mask mask{20, 10, std::vector<std::uint8_t>(200, 0)};
      mask.values[5] = Mask::referred;
      const auto water = writer.addMask(id + "-water", mask);
      mask.values[6] = Mask::referred;
      const auto field = writer.addMask(id + "-field", mask);
      writer.addExpression({id + "-1", id, "puddle", true, water, {}, Category});
      writer.addExpression({id + "-2", id, "water", true, water, {}, Category});
      writer.addExpression({id + "-3", id, "waters", true, water, {}, Category});
      writer.addExpression({id + "-4", id, "field", true, field, {}, Category});
      writer.addExpression({id + "-5", id, "water in the north", true, water, {}, Category | Direction});
      writer.addExpression({id + "-6", id, "waters", false, "", {}, Category | Absent});
    }
    writer.finish();
  }

  std::optional<XemapSet> build(PhraseLanguage language, const std::string &split = "val",
                                const Feedback &feedback = Feedback()) {
    const auto all = [](const std::string &word) {
      return std::vector<PhraseTranslations::Translation>{{PhraseLanguage::German, word + " (de)"},
                                                          {PhraseLanguage::German, "another"},
                                                          {PhraseLanguage::French, word + " (fr)"},
                                                          {PhraseLanguage::Spanish, word + " (es)"},
                                                          {PhraseLanguage::Chinese, word + " (zh)"}};
    };
    const PhraseTranslations translations(
        {{"water", all("water")}, {"waters", all("waters")}, {"field", {{PhraseLanguage::German, "Feld"}}}});
    return buildTranslatedSet(mDirectory.file("in"), translations, {"out", split, language}, mDirectory.file("out"),
                              feedback);
  }

  xemap::test::TempDir mDirectory;
};

TEST_F(TranslatedSet, AsksForEachMaskOnceInOneLanguage) {
  const XemapSet set = *build(PhraseLanguage::German);
  ASSERT_EQ(set.images.size(), 1U);
  EXPECT_EQ(set.images[0].split, "val");
  EXPECT_EQ(set.images[0].gsdMetres, 2.0);
  ASSERT_EQ(set.expressions.size(), 1U) << "a phrase that lacks a language is asked in none";
  EXPECT_EQ(set.expressions[0].text, "water (de)") << "the first phrase that is translated, in its first translation";
  const Mask mask = readExpressionMask(mDirectory.file("out"), set.images[0], set.expressions[0]);
  EXPECT_EQ(mask.values[5], Mask::referred);
  EXPECT_EQ(mask.values[6], 0);
}

TEST_F(TranslatedSet, AsksTheSameInEnglish) {
  const XemapSet set = *build(PhraseLanguage::English, "");
  ASSERT_EQ(set.expressions.size(), 2U);
  EXPECT_EQ(set.expressions[0].text, "water");
}

TEST_F(TranslatedSet, NeedsALanguageAndSomethingToAsk) {
  expectError(ErrorCode::InvalidArgument, "expected en, de, fr, es or zh as language, found other",
              [&] { build(PhraseLanguage::Other); });
  expectError(ErrorCode::InvalidArgument, "expected masks of translated phrases in split 'test', found none",
              [&] { build(PhraseLanguage::French, "test"); });
  EXPECT_FALSE(std::filesystem::exists(mDirectory.file("out")));
}

TEST_F(TranslatedSet, LeavesNothingWhenCancelled) {
  Feedback feedback;
  feedback.cancel();
  EXPECT_FALSE(build(PhraseLanguage::German, "val", feedback));
  EXPECT_FALSE(std::filesystem::exists(mDirectory.file("out")));
}

} // namespace
