// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/geometry.h"

#include <cmath>

#include <gtest/gtest.h>

#include "xemap/base/random.h"

namespace {

using namespace xemap::data::synth;

const Polygon square{{0.0, 0.0}, {10.0, 0.0}, {10.0, 10.0}, {0.0, 10.0}};

TEST(Geometry, UnitVectorFollowsSineAndCosine) {
  for (int i = -200; i <= 200; ++i) {
    const double turns = i / 80.0;
    const Vec2 v = unitVector(turns);
    EXPECT_NEAR(v.x, std::cos(turns * 2.0 * M_PI), 1e-7) << turns;
    EXPECT_NEAR(v.y, std::sin(turns * 2.0 * M_PI), 1e-7) << turns;
  }
}

TEST(Geometry, SplitKeepsTheArea) {
  xemap::Random random(3);
  for (int i = 0; i < 200; ++i) {
    const Vec2 point{random.between(-2.0, 12.0), random.between(-2.0, 12.0)};
    const auto parts = split(square, point, unitVector(random.uniform()));
    EXPECT_NEAR((parts.first.empty() ? 0.0 : area(parts.first)) + (parts.second.empty() ? 0.0 : area(parts.second)),
                100.0, 1e-9);
  }
}

TEST(Geometry, InsetShrinksUntilNothingIsLeft) {
  EXPECT_NEAR(area(inset(square, 2.0)), 36.0, 1e-9);
  EXPECT_TRUE(inset(square, 5.5).empty());
  const Polygon clockwise(square.rbegin(), square.rend());
  EXPECT_NEAR(area(inset(clockwise, 2.0)), 36.0, 1e-9);
}

TEST(Geometry, CentroidAndContainment) {
  const Vec2 middle = centroid({{100.0, 50.0}, {106.0, 50.0}, {106.0, 54.0}, {100.0, 54.0}});
  EXPECT_DOUBLE_EQ(middle.x, 103.0);
  EXPECT_DOUBLE_EQ(middle.y, 52.0);
  EXPECT_TRUE(contains(square, {9.9, 0.1}));
  EXPECT_FALSE(contains(square, {10.1, 5.0}));
}

TEST(Geometry, FrameGoesThereAndBack) {
  const Frame frame{{5.0, -3.0}, unitVector(0.13)};
  const Vec2 local = frame.toFrame(frame.toGround(2.5, -7.0));
  EXPECT_NEAR(local.x, 2.5, 1e-7);
  EXPECT_NEAR(local.y, -7.0, 1e-7);
  EXPECT_NEAR(area(rectangle(frame, 8.0, 3.0)), 24.0, 1e-6);
}

TEST(Geometry, CurvePassesThroughItsControlPoints) {
  const Polyline control{{0.0, 0.0}, {20.0, 5.0}, {40.0, -5.0}};
  const Polyline curve = smoothCurve(control, 2.0);
  for (const Vec2 &wanted : control) {
    double nearest = 1e9;
    for (const Vec2 &p : curve)
      nearest = std::min(nearest, length(p - wanted));
    EXPECT_NEAR(nearest, 0.0, 1e-9);
  }
}

} // namespace
