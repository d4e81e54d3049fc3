// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/set_tiles.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_data.h"
#include "xemap/data/xemap_set_writer.h"

namespace {

using namespace xemap::data;
using xemap::test::columns;
using xemap::test::gradient;

ShardImage sceneOf(int width, int height) {
  ShardImage image;
  image.image = gradient(width, height);
  image.gsdMetres = 2.0F;
  image.masks = {columns(width, height, 0, 3)};
  image.expressions = {{"river", Category, 0},
                       {"the river of the forest", Category | Relation, 0},
                       {"bridge", Category | Absent, PackedExpression::absent},
                       {"forest", Caption, PackedExpression::wholeImage}};
  return image;
}

TEST(CutIntoTiles, SmallImageStaysWhole) {
  const auto tiles = cutIntoTiles(sceneOf(10, 7), 10);
  ASSERT_EQ(tiles.size(), 1U);
  EXPECT_EQ(tiles[0].image.rgb, gradient(10, 7).rgb);
  EXPECT_EQ(tiles[0].masks[0].values, columns(10, 7, 0, 3).values);
  EXPECT_EQ(tiles[0].expressions.size(), 4U);
  EXPECT_EQ(tiles[0].gsdMetres, 2.0F);
}

TEST(CutIntoTiles, TilesCoverEachPixelOnce) {
  const auto tiles = cutIntoTiles(sceneOf(25, 13), 8);
  ASSERT_EQ(tiles.size(), 4U * 2U);
  const std::vector<std::uint8_t> whole = gradient(25, 13).rgb;
  int pixels = 0;
  for (const ShardImage &tile : tiles) {
    EXPECT_LE(tile.image.width, 8);
    EXPECT_LE(tile.image.height, 8);
    EXPECT_GE(tile.image.width, 6) << "tiles are nearly equal";
    pixels += tile.image.width * tile.image.height;
  }
  EXPECT_EQ(pixels, 25 * 13);
  const RgbImage &last = tiles.back().image;
  EXPECT_TRUE(std::equal(last.rgb.end() - 3, last.rgb.end(), whole.end() - 3));
  EXPECT_TRUE(std::equal(tiles.front().image.rgb.begin(), tiles.front().image.rgb.begin() + 3, whole.begin()));
}

TEST(CutIntoTiles, OnlyPlainCategoriesBecomeAbsent) {
  const auto tiles = cutIntoTiles(sceneOf(10, 4), 5);
  ASSERT_EQ(tiles.size(), 2U);
  EXPECT_EQ(tiles[0].expressions.size(), 4U);
  EXPECT_EQ(tiles[0].masks[0].values, columns(5, 4, 0, 3).values);
  const ShardImage &right = tiles[1];
  EXPECT_TRUE(right.masks.empty());
  ASSERT_EQ(right.expressions.size(), 3U);
  EXPECT_EQ(right.expressions[0].text, "river");
  EXPECT_EQ(right.expressions[0].mask, PackedExpression::absent);
  EXPECT_EQ(right.expressions[0].tags, Category | Absent);
  EXPECT_EQ(right.expressions[1].text, "bridge");
  EXPECT_EQ(right.expressions[2].mask, PackedExpression::wholeImage);
}

TEST(CutIntoTiles, MasksKeepTheirExpressionsWhenOthersGo) {
  ShardImage image;
  image.image = gradient(10, 2);
  image.masks = {columns(10, 2, 0, 2), columns(10, 2, 6, 9)};
  image.expressions = {{"river", Category, 0}, {"bridge", Category, 1}};
  const auto tiles = cutIntoTiles(image, 5);
  ASSERT_EQ(tiles[1].masks.size(), 1U);
  EXPECT_EQ(tiles[1].masks[0].values, columns(5, 2, 1, 4).values);
  EXPECT_EQ(tiles[1].expressions[1].mask, 0);
}

TEST(CutIntoTiles, LeavesOutTilesNothingIsSaidAbout) {
  ShardImage image;
  image.image = gradient(10, 2);
  image.masks = {columns(10, 2, 0, 2)};
  image.expressions = {{"the river of the forest", Relation, 0}};
  EXPECT_EQ(cutIntoTiles(image, 5).size(), 1U);
}

TEST(ReadAnnotatedImage, SharedMaskFilesAreReadOnce) {
  const xemap::test::TempDir directory;
  XemapSetWriter writer(directory.file("set"), "demo", "", "");
  writer.addImage("a", gradient(8, 6), "train", 0.5);
  const std::string mask = writer.addMask("m", columns(8, 6, 0, 3));
  writer.addExpression({"e1", "a", "river", true, mask, {}, Category});
  writer.addExpression({"e2", "a", "forest", true, "", {{{{0, 0}, {8, 0}, {8, 6}, {0, 6}}}}, Category});
  writer.addExpression({"e3", "a", "water", true, mask, {}, Category});
  writer.addExpression({"e4", "a", "tanks", false, "", {}, Category});
  writer.addExpression({"e5", "a", "trees", true, "", {{{{0, 0}, {4, 0}, {4, 6}, {0, 6}}}}, Category});
  const XemapSet set = writer.finish();
  std::vector<const SetExpression *> expressions;
  for (const SetExpression &expression : set.expressions)
    expressions.push_back(&expression);
  const ShardImage image = readAnnotatedImage(directory.file("set"), set.images[0], expressions);
  EXPECT_EQ(image.gsdMetres, 0.5F);
  ASSERT_EQ(image.masks.size(), 3U);
  EXPECT_EQ(image.expressions[0].mask, image.expressions[2].mask);
  EXPECT_EQ(image.expressions[3].mask, PackedExpression::absent);
  EXPECT_EQ(image.masks[static_cast<std::size_t>(image.expressions[1].mask)].values, columns(8, 6, 0, 8).values);
  EXPECT_EQ(image.masks[static_cast<std::size_t>(image.expressions[4].mask)].values, columns(8, 6, 0, 4).values);
}

} // namespace
