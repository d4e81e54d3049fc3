// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/pixel_bounds.h"

#include <gtest/gtest.h>

namespace xemap::raster {
namespace {

TEST(PixelBounds, LieUprightAroundPointsOfATurnedGrid) {
  // Turned by a quarter: columns run north, rows run east; two units a pixel.
  const GeoTransform turned({100.0, 0.0, 2.0, 50.0, 2.0, 0.0});
  const auto bounds = boundsInPixels({{104.0, 56.0}, {110.0, 52.0}}, turned);
  EXPECT_EQ(bounds.x, 1.0);
  EXPECT_EQ(bounds.y, 2.0);
  EXPECT_EQ(bounds.width, 2.0);
  EXPECT_EQ(bounds.height, 3.0);
}

TEST(PixelBounds, APointHasNoSize) {
  const auto bounds = boundsInPixels({{3.0, 4.0}}, {});
  EXPECT_EQ(bounds.x, 3.0);
  EXPECT_EQ(bounds.width, 0.0);
}

TEST(PixelBounds, WindowsMeetWhereTheyShareMoreThanABorder) {
  const PixelWindow window{0, 0, 10, 10};
  EXPECT_TRUE(meet(window, {9, 9, 5, 5}));
  EXPECT_TRUE(meet(window, {4, 4, 0, 0})) << "a point inside";
  EXPECT_FALSE(meet(window, {10, 0, 5, 5}));
  EXPECT_FALSE(meet(window, {0, -5, 5, 5}));
}

} // namespace
} // namespace xemap::raster
