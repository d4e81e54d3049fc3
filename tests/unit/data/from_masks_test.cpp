// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/from_masks.h"

#include <algorithm>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_data.h"

namespace {

using namespace xemap::data;
using testing::ElementsAre;
using xemap::ErrorCode;
using xemap::Feedback;
using xemap::test::expectError;

constexpr Colour water = {0, 0, 255};
constexpr Colour road = {90, 90, 90};

class FromMasks : public testing::Test {
protected:
  /// A picture whose mask has `width` columns of water at the left and nothing known elsewhere.
  void addPair(const std::string &folder, const std::string &stem, int waterColumns) {
    xemap::test::writeJpeg(mDirectory.file("in/" + folder + "/images/" + stem + ".jpg"), xemap::test::gradient(20, 10));
    xemap::test::writeText(mDirectory.file("in/" + folder + "/masks/.keep"), "");
    std::filesystem::remove(mDirectory.file("in/" + folder + "/masks/.keep"));
    RgbImage mask = xemap::test::solid(20, 10, 0, 0, 0);
    for (int y = 0; y < 10; ++y)
      for (int x = 0; x < waterColumns; ++x)
        mask.rgb[static_cast<std::size_t>(y * 20 + x) * 3 + 2] = 255;
    writePng(mDirectory.file("in/" + folder + "/masks/" + stem + ".png"), mask);
  }

  std::optional<XemapSet> build(const Feedback &feedback = Feedback()) {
    return buildSetFromMasks(mDirectory.file("in"), mClasses, mOptions, mDirectory.file("out"), feedback);
  }

  xemap::test::TempDir mDirectory;
  ClassTable mClasses{{{"Water", {}, water, {"water", "body of water"}, {}}, {"Road", {}, road, {"road"}, {}}},
                      {Colour{0, 0, 0}}};
  FromMasksOptions mOptions{"demo", "CC0-1.0", "Tile 7", 0.0, 0.5, 1, 20};
};

TEST_F(FromMasks, MakesCategoryExpressions) {
  addPair("Tile 1", "part_1", 5);
  addPair("Tile 7", "part_1", 0);
  const XemapSet set = *build();
  ASSERT_EQ(set.images.size(), 2U);
  EXPECT_EQ(set.images[0].id, "tile-1-part-1");
  EXPECT_EQ(set.images[0].split, "train");
  EXPECT_EQ(set.images[0].gsdMetres, 0.5);
  EXPECT_EQ(set.images[1].split, "val");
  ASSERT_EQ(set.expressions.size(), 6U);
  EXPECT_EQ(set.expressions[0].text, "water");
  EXPECT_EQ(set.expressions[1].text, "body of water");
  EXPECT_EQ(set.expressions[0].maskFile, set.expressions[1].maskFile);
  EXPECT_EQ(readExpressionMask(mDirectory.file("out"), set.images[0], set.expressions[0]).values,
            xemap::test::columns(20, 10, 0, 5).values);
  EXPECT_FALSE(set.expressions[2].present);
  EXPECT_FALSE(set.expressions[3].present) << "no water in the second image";
  EXPECT_TRUE(findSetProblems(mDirectory.file("out"), set).empty());
}

TEST_F(FromMasks, WhatTheTableIgnoresIsUnknown) {
  addPair("a", "b", 5);
  addPair("a", "c", 20);
  const XemapSet set = *build();
  const std::string folder = mDirectory.file("out");
  EXPECT_EQ(readUnknownMask(folder, set.images[0])->values, xemap::test::columns(20, 10, 5, 20).values);
  EXPECT_FALSE(readUnknownMask(folder, set.images[1]).has_value()) << "all of it is water";
}

TEST_F(FromMasks, ReadsIndices) {
  addPair("a", "b", 5);
  Mask indices{20, 10, {}};
  for (int i = 0; i < 200; ++i) // 4 columns each of 0 to 4
    indices.values.push_back(static_cast<std::uint8_t>(i % 20 / 4));
  writePng(mDirectory.file("in/a/masks/b.png"), indices);
  ClassEntry anyRoad{"Road", {}, {}, {"road"}, {}, {2, 3}};
  ClassEntry highway{"Highway", {}, {}, {"highway"}, {}, {3}};
  ClassEntry car{"Car", {}, {}, {"car"}, {}, {9}};
  car.partial = true;
  ClassEntry someWater{"Water", {}, {}, {"water"}, {}, {1}};
  someWater.partial = true;
  mClasses = ClassTable({anyRoad, highway, car, someWater}, {}, {4});
  const XemapSet set = *build();
  const std::string folder = mDirectory.file("out");
  ASSERT_EQ(set.expressions.size(), 3U) << "of a partial class that is not seen nothing is said";
  const auto maskOf = [&](int i) { return readExpressionMask(folder, set.images[0], set.expressions[i]).values; };
  EXPECT_EQ(maskOf(0), xemap::test::columns(20, 10, 8, 16).values);
  EXPECT_EQ(maskOf(1), xemap::test::columns(20, 10, 12, 16).values);
  EXPECT_EQ(set.expressions[2].tags, Category | Partial);
  EXPECT_EQ(readUnknownMask(folder, set.images[0])->values, xemap::test::columns(20, 10, 16, 20).values);
}

TEST_F(FromMasks, Shrinks) {
  addPair("a", "b", 9);
  mOptions.shrink = 4;
  mOptions.minPixels = 1;
  const XemapSet set = *build();
  EXPECT_EQ(set.images[0].width, 5);
  EXPECT_EQ(set.images[0].height, 3) << "two rows are left over";
  EXPECT_EQ(set.images[0].gsdMetres, 2.0);
  EXPECT_EQ(readExpressionMask(mDirectory.file("out"), set.images[0], set.expressions[0]).values,
            xemap::test::columns(5, 3, 0, 2).values)
      << "what most pixels are";
}

TEST_F(FromMasks, SplitsByNames) {
  for (int i = 0; i < 30; ++i)
    addPair("a", "picture" + std::to_string(i), 5);
  mOptions.valShare = 0.3;
  const XemapSet set = *build();
  const auto validating =
      std::count_if(set.images.begin(), set.images.end(), [](const SetImage &image) { return image.split == "val"; });
  EXPECT_GT(validating, 2);
  EXPECT_LT(validating, 18);
}

TEST_F(FromMasks, DoesNotAskForAFewPixels) {
  addPair("a", "b", 1);
  const XemapSet set = *build();
  ASSERT_FALSE(set.expressions.empty());
  for (const SetExpression &expression : set.expressions)
    EXPECT_EQ(expression.text, "road");
}

TEST_F(FromMasks, TakesFoldersAtTheTopToo) {
  addPair(".", "b", 5);
  const XemapSet set = *build();
  EXPECT_EQ(set.images.at(0).id, "b");
}

TEST_F(FromMasks, NamesAnUnknownColour) {
  addPair("a", "b", 5);
  mClasses = ClassTable({{"Water", {}, water, {"water"}, {}}});
  expectError(ErrorCode::Corrupt, "b.png: expected the colours of the class table, found #000000 at column 5, row 0",
              [&] { build(); });
  EXPECT_FALSE(std::filesystem::exists(mDirectory.file("out")));
}

TEST_F(FromMasks, NeedsAColourOrAnIndexForEachClass) {
  addPair("a", "b", 5);
  mClasses = ClassTable({{"Water", {}, {}, {"water"}, {}}});
  expectError(ErrorCode::InvalidArgument, "expected an index for 'Water'", [&] { build(); });
  mClasses = ClassTable({{"Water", {}, water, {"water"}, {}}, {"Road", {}, {}, {"road"}, {}, {1}}});
  expectError(ErrorCode::InvalidArgument, "expected a colour and no index for 'Road'", [&] { build(); });
}

TEST_F(FromMasks, NeedsAMaskOfTheSameSizeForEachPicture) {
  expectError(ErrorCode::NotFound, "in: expected a folder", [&] { build(); });
  addPair("a", "b", 5);
  writePng(mDirectory.file("in/a/masks/b.png"), xemap::test::solid(19, 10, 0, 0, 0));
  expectError(ErrorCode::Corrupt, "b.png: expected 20x10 pixels as its image has, found 19x10", [&] { build(); });
  std::filesystem::remove(mDirectory.file("in/a/masks/b.png"));
  expectError(ErrorCode::NotFound, "expected a mask 'b'", [&] { build(); });
  std::filesystem::remove_all(mDirectory.file("in/a/masks"));
  expectError(ErrorCode::NotFound, "'images' and 'masks' side by side", [&] { build(); });
}

TEST_F(FromMasks, WritesNothingWhenCancelled) {
  addPair("a", "b", 5);
  Feedback feedback;
  feedback.cancel();
  EXPECT_FALSE(build(feedback).has_value());
  EXPECT_FALSE(std::filesystem::exists(mDirectory.file("out")));
}

} // namespace
