// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/simulated_user.h"

#include <limits>

#include <gtest/gtest.h>

namespace xemap::eval {
namespace {

constexpr int mapWidth = 60;
constexpr int mapHeight = 40;

/// Where a plane is set.
std::vector<std::uint8_t> boxOf(int left, int top, int right, int bottom) {
  std::vector<std::uint8_t> mask(static_cast<std::size_t>(mapWidth * mapHeight), 0);
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x)
      mask[static_cast<std::size_t>(y * mapWidth + x)] = 255;
  return mask;
}

ScoreMap mapOf(const std::vector<std::uint8_t> &claimed) {
  ScoreMap map{mapWidth, mapHeight, {}, {}, {}};
  for (const auto value : claimed)
    map.scores.push_back(value != 0 ? 0.9F : 0.1F);
  return map;
}

} // namespace

TEST(SimulatedUser, PointsIntoTheMiddleOfWhatWasMissed) {
  const auto click = nextClick(mapOf(boxOf(0, 0, 3, 3)), boxOf(20, 10, 41, 31));
  ASSERT_TRUE(click);
  EXPECT_TRUE(click->like);
  EXPECT_EQ(click->x, 30.5);
  EXPECT_EQ(click->y, 20.5);
}

TEST(SimulatedUser, PointsAtWhatWasClaimedWhenThatIsMore) {
  const auto click = nextClick(mapOf(boxOf(0, 0, 30, 30)), boxOf(40, 10, 50, 20));
  ASSERT_TRUE(click);
  EXPECT_FALSE(click->like);
  EXPECT_NEAR(click->x, 15.0, 1.0);
  EXPECT_NEAR(click->y, 15.0, 1.0);
}

TEST(SimulatedUser, HasNothingToSayOfAMapThatIsRightOrNearlySo) {
  const auto truth = boxOf(20, 10, 41, 31);
  EXPECT_FALSE(nextClick(mapOf(truth), truth));
  EXPECT_FALSE(nextClick(mapOf(boxOf(0, 0, 15, 1)), boxOf(0, 0, 0, 0)));
  EXPECT_TRUE(nextClick(mapOf(boxOf(0, 0, 16, 1)), boxOf(0, 0, 0, 0)));
}

TEST(SimulatedUser, DoesNotJudgeWhatIsUnknown) {
  auto map = mapOf(boxOf(0, 0, 0, 0));
  const auto truth = boxOf(20, 10, 41, 31);
  for (std::size_t i = 0; i < truth.size(); ++i)
    if (truth[i] != 0)
      map.scores[i] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_FALSE(nextClick(map, truth));
}

TEST(SimulatedUser, ClicksAtRandomWhereverItIsWrong) {
  const auto truth = boxOf(20, 10, 41, 31);
  const auto map = mapOf(boxOf(0, 0, 30, 40));
  Random random(3);
  bool missed = false;
  bool claimed = false;
  for (int i = 0; i < 50; ++i) {
    const auto click = nextClick(map, truth, &random);
    ASSERT_TRUE(click);
    const auto pixel = static_cast<std::size_t>(static_cast<int>(click->y) * mapWidth + static_cast<int>(click->x));
    EXPECT_EQ(truth[pixel] != 0, click->like);
    EXPECT_NE(map.scores[pixel] >= 0.5F, click->like);
    missed = missed || click->like;
    claimed = claimed || !click->like;
  }
  EXPECT_TRUE(missed && claimed);
}

} // namespace xemap::eval
