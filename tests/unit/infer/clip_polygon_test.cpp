// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/clip_polygon.h"

#include <gtest/gtest.h>

#include "unit/raster/test_raster.h"

namespace xemap::infer {

namespace {

using Mask = std::vector<std::uint8_t>;

Mask maskOf(const ClipPolygon &polygon, int x, int y, int width, int height) {
  Mask mask(static_cast<std::size_t>(width * height), 1);
  polygon.apply(x, y, width, height, mask.data());
  return mask;
}

} // namespace

TEST(ClipPolygon, TakesPixelsWhoseCentreIsInside) {
  // From 0.6 to 3.5: the centre of pixel 0 is outside, and that of pixel 3 lies on the border, which is outside.
  const ClipPolygon polygon({{0.6, 0.4}, {3.5, 0.4}, {3.5, 2.4}, {0.6, 2.4}}, {});
  EXPECT_EQ(maskOf(polygon, 0, 0, 5, 3), (Mask{0, 1, 1, 0, 0, //
                                               0, 1, 1, 0, 0, //
                                               0, 0, 0, 0, 0}));
}

TEST(ClipPolygon, NeighboursShareNoPixelAndLeaveNone) {
  const ClipPolygon left({{0, 0}, {2.5, 0}, {1.5, 4}, {0, 4}}, {});
  const ClipPolygon right({{2.5, 0}, {6, 0}, {6, 4}, {1.5, 4}}, {});
  const auto a = maskOf(left, 0, 0, 6, 4);
  const auto b = maskOf(right, 0, 0, 6, 4);
  for (std::size_t i = 0; i < a.size(); ++i)
    EXPECT_EQ(a[i] + b[i], 1) << i;
}

TEST(ClipPolygon, PartsOfTheGridAgreeWithTheWhole) {
  const ClipPolygon polygon({{3, 1}, {17, 5}, {9, 9}, {14, 15}, {2, 12}}, {});
  const auto whole = maskOf(polygon, 0, 0, 20, 16);
  const auto part = maskOf(polygon, 5, 4, 9, 8);
  for (int y = 0; y < 8; ++y)
    for (int x = 0; x < 9; ++x)
      EXPECT_EQ(part[static_cast<std::size_t>(y * 9 + x)], whole[static_cast<std::size_t>((y + 4) * 20 + x + 5)]);
}

TEST(ClipPolygon, SelfIntersectionsAreEvenOdd) {
  const ClipPolygon twice({{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}, {4, 0}, {4, 4}, {0, 4}}, {});
  EXPECT_EQ(maskOf(twice, 0, 0, 4, 1), (Mask{0, 0, 0, 0}));
}

TEST(ClipPolygon, FollowsARotatedGrid) {
  const raster::GeoTransform rotated({100.0, 0.6, 0.8, 200.0, 0.8, -0.6});
  std::vector<raster::Point> ring;
  for (const raster::Point corner : {raster::Point{1, 1}, {3, 1}, {3, 2}, {1, 2}})
    ring.push_back(rotated.mapFromPixel(corner));
  EXPECT_EQ(maskOf(ClipPolygon(ring, rotated), 0, 0, 4, 3), (Mask{0, 0, 0, 0, //
                                                                  0, 1, 1, 0, //
                                                                  0, 0, 0, 0}));
}

TEST(ClipPolygon, WithoutPointsNothingIsClipped) {
  EXPECT_EQ(maskOf(ClipPolygon({}, {}), 0, 0, 2, 1), (Mask{1, 1}));
}

TEST(ClipPolygon, RefusesWhatIsNoPolygon) {
  EXPECT_EQ(test::errorOf([] { ClipPolygon({{0, 0}, {1, 1}}, {}); }).code(), ErrorCode::InvalidArgument);
}

} // namespace xemap::infer
