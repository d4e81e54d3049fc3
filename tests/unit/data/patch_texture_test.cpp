// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/patch_texture.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "test_data.h"

namespace {

using namespace xemap::data;
using testing::Each;
using testing::FloatNear;
using xemap::Random;
using xemap::test::gradient;
using xemap::test::solid;

TEST(Turned, GivesEightDifferentPicturesOfTheSamePixels) {
  const RgbImage picture = gradient(4, 4);
  std::set<std::vector<std::uint8_t>> ways;
  for (int way = 0; way < 8; ++way) {
    const RgbImage result = turned(picture, way);
    EXPECT_EQ(std::multiset<std::uint8_t>(result.rgb.begin(), result.rgb.end()),
              std::multiset<std::uint8_t>(picture.rgb.begin(), picture.rgb.end()));
    ways.insert(result.rgb);
  }
  EXPECT_EQ(ways.size(), 8U);
  EXPECT_EQ(turned(picture, 0).rgb, picture.rgb);
}

TEST(Turned, SwapsSidesWithAxes) {
  const RgbImage result = turned(gradient(5, 3), 1);
  EXPECT_EQ(result.width, 3);
  EXPECT_EQ(result.height, 5);
  EXPECT_EQ(turned(result, 1).rgb, gradient(5, 3).rgb);
}

TEST(StretchPatch, KeepsPixelsWhereNothingIsEnlarged) {
  Random random(1);
  const RgbImage patch = gradient(16, 16);
  const std::vector<float> texture = stretchPatch(patch, 16, 16, random);
  for (std::size_t i = 0; i < texture.size(); ++i)
    ASSERT_NEAR(texture[i], patch.rgb[i], 1e-3);
}

TEST(StretchPatch, FillsAnyRectangleItCovers) {
  Random random(1);
  const RgbImage patch = solid(100, 100, 10, 20, 30);
  EXPECT_TRUE(coversAlone(patch, 140, 60));
  EXPECT_FALSE(coversAlone(patch, 141, 60));
  const std::vector<float> texture = stretchPatch(patch, 140, 60, random);
  ASSERT_EQ(texture.size(), 140U * 60U * 3U);
  for (std::size_t i = 0; i < texture.size(); i += 3)
    ASSERT_NEAR(texture[i], 10.0F, 1e-3);
}

TEST(LayPatches, CoversTheRectangleWithoutSeams) {
  for (const auto &[width, height] :
       {std::pair(100, 100), std::pair(101, 300), std::pair(253, 177), std::pair(30, 500)}) {
    const int needed = patchesNeeded(100, width, height);
    const std::vector<RgbImage> patches(static_cast<std::size_t>(needed), solid(100, 100, 40, 40, 40));
    const std::vector<float> texture = layPatches(patches, 100, width, height);
    ASSERT_EQ(texture.size(), static_cast<std::size_t>(width * height * 3));
    EXPECT_THAT(texture, Each(FloatNear(40.0F, 1e-3F))) << width << "x" << height;
  }
}

TEST(LayPatches, ShowsEachPatchInItsPlace) {
  const std::vector<RgbImage> patches = {solid(100, 100, 0, 0, 0), solid(100, 100, 200, 0, 0)};
  ASSERT_EQ(patchesNeeded(100, 150, 100), 2);
  const std::vector<float> texture = layPatches(patches, 100, 150, 100);
  EXPECT_NEAR(texture[(50 * 150 + 10) * 3], 0.0F, 1e-3);
  EXPECT_NEAR(texture[(50 * 150 + 140) * 3], 200.0F, 1e-3);
  float previous = 0.0F;
  for (int x = 60; x < 120; ++x) {
    const float level = texture[static_cast<std::size_t>(50 * 150 + x) * 3];
    EXPECT_GE(level, previous) << "the change is gradual";
    EXPECT_LT(level - previous, 20.0F);
    previous = level;
  }
}

} // namespace
