// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/spatial/distance_field.h"

#include <cmath>

#include <gtest/gtest.h>

#include "xemap/base/random.h"
#include "xemap/spatial/components.h"

namespace {

using namespace xemap::spatial;

RegionMask speckled(int width, int height, double share, std::uint64_t seed) {
  xemap::Random random(seed);
  RegionMask mask(width, height, 0);
  for (std::size_t i = 0; i < mask.size(); ++i)
    mask[i] = random.chance(share) ? 1 : 0;
  return mask;
}

TEST(DistanceTo, EqualsTheBruteForceAnswer) {
  for (const double share : {0.003, 0.05, 0.6}) {
    const RegionMask mask = speckled(37, 23, share, 11);
    const DistanceField field = distanceTo(mask);
    for (int y = 0; y < 23; ++y)
      for (int x = 0; x < 37; ++x) {
        double nearest = 1e30;
        for (int my = 0; my < 23; ++my)
          for (int mx = 0; mx < 37; ++mx)
            if (mask.at(mx, my) != 0)
              nearest = std::min(nearest, std::sqrt(static_cast<double>((mx - x) * (mx - x) + (my - y) * (my - y))));
        ASSERT_NEAR(static_cast<double>(field.distancePx.at(x, y)), nearest, 1e-5) << x << "," << y;
        const int index = field.nearest.at(x, y);
        ASSERT_NE(mask[static_cast<std::size_t>(index)], 0);
        ASSERT_NEAR(
            std::sqrt(static_cast<double>((index % 37 - x) * (index % 37 - x) + (index / 37 - y) * (index / 37 - y))),
            nearest, 1e-5);
      }
  }
}

TEST(DistanceTo, KnowsPixelsThatLean) {
  // Each row half a width to the right of the one above, or two to the left: to the whole pixels that rows are shifted
  // by.
  for (const PixelShape shape : {PixelShape{1.0, 0.5}, PixelShape{0.8, -2.0}}) {
    const RegionMask mask = speckled(31, 17, 0.02, 5);
    const DistanceField field = distanceTo(mask, shape);
    for (int y = 0; y < 17; ++y)
      for (int x = 0; x < 31; ++x) {
        double nearest = 1e30;
        for (int my = 0; my < 17; ++my)
          for (int mx = 0; mx < 31; ++mx)
            if (mask.at(mx, my) != 0)
              nearest = std::min(nearest, std::hypot(mx - x + shape.lean * (my - y), shape.height * (my - y)));
        const bool isWhole = shape.lean == std::round(shape.lean);
        ASSERT_NEAR(static_cast<double>(field.distancePx.at(x, y)), nearest, isWhole ? 1e-5 : 1.0) << x << "," << y;
        ASSERT_NE(mask[static_cast<std::size_t>(field.nearest.at(x, y))], 0);
      }
  }
}

TEST(DistanceTo, AnEmptyMaskIsInfinitelyFar) {
  const DistanceField field = distanceTo(RegionMask(5, 4, 0));
  EXPECT_TRUE(std::isinf(field.distancePx.at(2, 2)));
  EXPECT_EQ(field.nearest.at(2, 2), -1);
}

TEST(Components, JoinDiagonalsAndCountPixels) {
  RegionMask mask(6, 4, 0);
  for (const auto &[x, y] : {std::pair{0, 0}, {1, 1}, {2, 2}, {5, 0}, {5, 1}, {0, 3}})
    mask.at(x, y) = 1;
  const Components found = components(mask);
  ASSERT_EQ(found.areaPx.size(), 3U);
  EXPECT_EQ(found.areaPx[0], 3);
  EXPECT_EQ(found.areaPx[1], 2);
  EXPECT_EQ(found.areaPx[2], 1);
  EXPECT_EQ(found.labels.at(2, 2), 1);
  EXPECT_EQ(found.labels.at(5, 1), 2);
  EXPECT_EQ(found.labels.at(0, 3), 3);
  EXPECT_EQ(found.labels.at(3, 3), 0);
}

} // namespace
