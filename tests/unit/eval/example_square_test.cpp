// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/example_square.h"

#include <gtest/gtest.h>

namespace xemap::eval {
namespace {

data::Mask maskOf(int width, int height, int left, int top, int right, int bottom) {
  data::Mask mask{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height, 0)};
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x)
      mask.values[static_cast<std::size_t>(y) * width + x] = data::Mask::referred;
  return mask;
}

TEST(ExampleSquare, LiesInsideOfTheMask) {
  const auto square = exampleSquare(maskOf(200, 100, 20, 30, 51, 61));
  ASSERT_EQ(square.size(), 4U);
  EXPECT_GE(square[0].first, 20.0);
  EXPECT_GE(square[0].second, 30.0);
  EXPECT_LE(square[2].first, 51.0);
  EXPECT_LE(square[2].second, 61.0);
  EXPECT_DOUBLE_EQ((square[0].first + square[2].first) / 2, 35.5);
  EXPECT_DOUBLE_EQ((square[0].second + square[2].second) / 2, 45.5);
  EXPECT_GT(square[2].first - square[0].first, 20.0);
}

TEST(ExampleSquare, IsNeverLargerThanAPersonWouldPointAt) {
  const auto square = exampleSquare(maskOf(400, 400, 0, 0, 400, 400));
  EXPECT_DOUBLE_EQ(square[2].first - square[0].first, 49.0);
}

TEST(ExampleSquare, OfOnePixelIsThatPixel) {
  const auto square = exampleSquare(maskOf(9, 9, 0, 8, 1, 9));
  EXPECT_EQ(square, (data::Ring{{0.0, 8.0}, {1.0, 8.0}, {1.0, 9.0}, {0.0, 9.0}}));
}

} // namespace
} // namespace xemap::eval
