// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/mosaic.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_data.h"
#include "xemap/data/caption_corpus.h"

namespace {

using namespace xemap::data;
using xemap::ErrorCode;
using xemap::Feedback;
using xemap::test::expectError;

/// A corpus whose classes are plain colours, so that each pixel of a mosaic shows its class.
class Mosaic : public testing::Test {
protected:
  void SetUp() override {
    std::string rows;
    for (const auto &[name, colour] : mColours)
      for (const int number : {1, 2}) {
        const std::string file = name + "/" + std::to_string(number) + ".png";
        xemap::test::writeText(mDirectory.file("corpus/" + name + "/.keep"), "");
        writePng(mDirectory.file("corpus/" + file), xemap::test::solid(64, 64, colour[0], colour[1], colour[2]));
        rows += R"({"file": ")" + file + R"(", "cls": ")" + name + R"(", "split": "valid", "captions": ["some )" +
                name + R"(", "a thing at the left of )" + name + "\"]}\n";
      }
    xemap::test::writeText(mDirectory.file("corpus/captions.jsonl"), rows);
    mOptions.name = "demo";
    mOptions.count = 6;
    mOptions.sizePx = 192;
    mOptions.minCellPx = 40;
  }

  XemapSet build(const std::string &output) {
    return *buildMosaics(mDirectory.file("corpus"), mClasses, mOptions, mDirectory.file(output), Feedback());
  }

  const std::map<std::string, Colour> mColours = {{"beach", {250, 240, 0}},
                                                  {"forest", {0, 160, 0}},
                                                  {"port", {250, 0, 0}},
                                                  {"river", {0, 0, 250}},
                                                  {"square", {200, 0, 200}}};
  const ClassTable mClasses{{{"river", {}, {}, {"river"}, {"port"}}, {"port", {}, {}, {"port"}, {}}}};
  xemap::test::TempDir mDirectory;
  MosaicOptions mOptions;
};

TEST_F(Mosaic, SameSeedGivesSameBytes) {
  build("one");
  build("two");
  mOptions.seed = 2;
  build("other");
  const auto files = xemap::test::filesBelow(mDirectory.file("one"));
  EXPECT_EQ(files, xemap::test::filesBelow(mDirectory.file("two")));
  for (const std::string &file : files)
    EXPECT_EQ(xemap::test::readBytes(mDirectory.file("one/" + file)),
              xemap::test::readBytes(mDirectory.file("two/" + file)));
  EXPECT_NE(xemap::test::readBytes(mDirectory.file("one/images/mosaic-0001.png")),
            xemap::test::readBytes(mDirectory.file("other/images/mosaic-0001.png")));
}

TEST_F(Mosaic, MasksShowTheirClass) {
  const XemapSet set = build("out");
  EXPECT_TRUE(findSetProblems(mDirectory.file("out"), set).empty());
  for (const SetExpression &expression : set.expressions) {
    if (expression.tags != Category)
      continue;
    const SetImage &image = set.image(expression.image);
    const RgbImage picture = readSetImage(mDirectory.file("out"), image);
    const Mask mask = readExpressionMask(mDirectory.file("out"), image, expression);
    const Colour &colour = mColours.at(expression.text);
    std::size_t inside = 0;
    std::size_t right = 0;
    for (std::size_t i = 0; i < mask.values.size(); ++i) {
      if (mask.values[i] == 0)
        continue;
      ++inside;
      bool isNear = true;
      for (std::size_t channel = 0; channel < 3; ++channel)
        isNear = isNear && std::abs(picture.rgb[3 * i + channel] - colour[channel]) < 130;
      right += isNear ? 1 : 0;
    }
    EXPECT_GT(static_cast<double>(right), 0.95 * static_cast<double>(inside))
        << expression.id << " " << expression.text;
  }
}

TEST_F(Mosaic, CategoriesPartTheScene) {
  const XemapSet set = build("out");
  for (const SetImage &image : set.images) {
    std::vector<int> covered(static_cast<std::size_t>(image.width) * image.height, 0);
    for (const SetExpression &expression : set.expressions)
      if (expression.image == image.id && expression.tags == Category) {
        const Mask mask = readExpressionMask(mDirectory.file("out"), image, expression);
        for (std::size_t i = 0; i < covered.size(); ++i)
          covered[i] += mask.values[i] / Mask::referred;
      }
    EXPECT_EQ(std::count(covered.begin(), covered.end(), 1), image.width * image.height) << image.id;
  }
}

TEST_F(Mosaic, SimilarClassesNeverMeet) {
  mOptions.count = 30;
  std::map<std::string, std::set<std::string>> saidOf;
  for (const SetExpression &expression : build("out").expressions)
    if ((expression.tags & Category) != 0) {
      EXPECT_TRUE(saidOf[expression.image].insert(expression.text).second) << "a class is asked for once";
    }
  std::size_t rivers = 0;
  for (const auto &[image, texts] : saidOf) {
    EXPECT_FALSE(texts.count("river") != 0 && texts.count("port") != 0) << image;
    rivers += texts.count("river");
  }
  EXPECT_GT(rivers, 0U);
}

TEST_F(Mosaic, CaptionsNameNoDirectionAndHaveTheirOnlyCell) {
  mOptions.count = 30;
  const XemapSet set = build("out");
  std::size_t captions = 0;
  for (const SetExpression &expression : set.expressions)
    if (expression.tags == Caption) {
      ++captions;
      EXPECT_EQ(expression.text.rfind("some ", 0), 0U) << expression.text;
    }
  EXPECT_GT(captions, 0U);
}

TEST_F(Mosaic, RefusesOptionsAndPatchesItCannotUse) {
  const auto expectRefused = [&](ErrorCode code, const std::string &part) {
    expectError(code, part, [&] { build("out"); });
    EXPECT_FALSE(std::filesystem::exists(mDirectory.file("out")));
  };
  mOptions.count = 0;
  expectRefused(ErrorCode::InvalidArgument, "mosaic count: expected 1 to");
  mOptions.count = 1;
  mOptions.minCellPx = 10;
  expectRefused(ErrorCode::InvalidArgument, "mosaic smallest cell");
  mOptions.minCellPx = 40;
  mOptions.corpusSplit = "train";
  expectRefused(ErrorCode::InvalidArgument, "expected rows of split 'train'");
  mOptions.corpusSplit = "valid";
  for (const auto &[name, colour] : mColours)
    writePng(mDirectory.file("corpus/" + name + "/1.png"), xemap::test::solid(69, 64, 0, 0, 0));
  mOptions.count = 6;
  expectRefused(ErrorCode::Corrupt, "expected square patches of one size");
}

TEST_F(Mosaic, TakesPatchesThatAreAFewPixelsOff) {
  for (const auto &[name, colour] : mColours)
    writePng(mDirectory.file("corpus/" + name + "/1.png"), xemap::test::solid(65, 63, 0, 0, 0));
  EXPECT_FALSE(build("out").images.empty());
}

TEST_F(Mosaic, TakesScenesWithoutCaptions) {
  std::filesystem::remove(mDirectory.file("corpus/captions.jsonl"));
  mOptions.corpusSplit.clear();
  for (const SetExpression &expression : build("out").expressions)
    EXPECT_EQ(expression.tags & Caption, 0U);
}

TEST_F(Mosaic, WritesNothingWhenCancelled) {
  Feedback feedback;
  feedback.cancel();
  EXPECT_FALSE(
      buildMosaics(mDirectory.file("corpus"), mClasses, mOptions, mDirectory.file("out"), feedback).has_value());
  EXPECT_FALSE(std::filesystem::exists(mDirectory.file("out")));
}

/// The real corpus, where it is at hand.
TEST(MosaicOfRealPatches, IsAWholeSet) {
  const char *given = std::getenv("XEMAP_SHARED_DATA");
  const std::filesystem::path data =
      given != nullptr ? std::filesystem::path(given) : std::filesystem::path(XEMAP_SOURCE_DIR) / "../shared/data";
  const std::string corpus = (data / "train/aid150").string();
  if (!isCaptionCorpus(corpus))
    GTEST_SKIP() << corpus << " is not at hand";
  const xemap::test::TempDir directory;
  MosaicOptions options;
  options.name = "demo";
  options.corpusSplit = "valid";
  options.count = 3;
  const ClassTable classes = ClassTable::read(std::string(XEMAP_SOURCE_DIR) + "/resources/datasets/class_phrases.json");
  const auto set = buildMosaics(corpus, classes, options, directory.file("out"), Feedback());
  EXPECT_EQ(set->images.size(), 3U);
  EXPECT_TRUE(findSetProblems(directory.file("out"), *set).empty());
}

} // namespace
