// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/lighting.h"

#include <gtest/gtest.h>

#include "xemap/data/synth/objects.h"

namespace {

using namespace xemap::data::synth;

/// A white plain of 80 x 80 m with a wall 10 m high across 4 x 4 m in its middle, half a metre a sample.
Canvas plainWithTower(const Sun &sun) {
  Canvas canvas(160, 160, 0.5, 1);
  for (std::size_t i = 0; i < canvas.colour.size(); ++i)
    canvas.colour[i] = {1.0F, 1.0F, 1.0F};
  placeBox(canvas, {{40.0, 40.0}, {1.0, 0.0}}, 4.0, 4.0, 10.0, {1.0F, 1.0F, 1.0F});
  applyLight(canvas, sun);
  return canvas;
}

bool isShaded(const Canvas &canvas, double x, double y) {
  return canvas.colour.at(canvas.columnOf(x), canvas.columnOf(y)).green < 0.7F;
}

TEST(Lighting, ShadowsFallAwayFromTheSunAsLongAsTheSunIsLow) {
  for (const double turns : {0.0, 0.125, 0.25, 0.4, 0.5, 0.75, 0.9}) {
    Sun sun;
    sun.towards = unitVector(turns);
    sun.elevationTangent = 0.8; // A tower of 10 m throws 12.5 m.
    const Canvas canvas = plainWithTower(sun);
    const Vec2 middle{40.0, 40.0};
    const auto shadedAt = [&](double distance) {
      const Vec2 place = middle - sun.towards * distance;
      return isShaded(canvas, place.x, place.y);
    };
    EXPECT_TRUE(shadedAt(5.0)) << turns;
    EXPECT_TRUE(shadedAt(11.5)) << turns;
    EXPECT_FALSE(shadedAt(18.0)) << turns;
    EXPECT_FALSE(shadedAt(-5.0)) << turns;
  }
}

TEST(Lighting, ALevelPlainStaysAsItIs) {
  const Canvas canvas = plainWithTower(Sun{});
  const Colour far = canvas.colour.at(5, 150);
  EXPECT_NEAR(far.green, 1.0F, 1e-5F);
}

TEST(Lighting, TheSideOfARoofThatFacesTheSunIsBrighter) {
  Sun sun;
  sun.towards = {0.0, 1.0};
  Canvas canvas(100, 100, 0.5, 1);
  xemap::Random random(1);
  Building house;
  house.frame = {{25.0, 25.0}, {1.0, 0.0}};
  house.lengthU = 14.0;
  house.widthV = 10.0;
  house.roof = {0.5F, 0.5F, 0.5F};
  placeBuilding(canvas, house, random);
  applyLight(canvas, sun);
  const auto greenAt = [&](double x, double y) {
    return canvas.colour.at(canvas.columnOf(x), canvas.columnOf(y)).green;
  };
  EXPECT_GT(greenAt(25.0, 27.5), 1.5F * greenAt(25.0, 22.5));
}

} // namespace
