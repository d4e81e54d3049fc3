// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>

#include "unit/infer/engine_fixture.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::test {

namespace {

using testing::Contains;
using testing::HasSubstr;

/// Asks several expressions of one raster.
class Composition : public EngineTest {
protected:
  Answer answer(const std::string &expression) {
    auto query = aQuery();
    query.expression = expression;
    query.sourceKey = "image";
    return ask(*mEngine, *mSource, query);
  }

private:
  std::unique_ptr<infer::Engine> mEngine = infer::createEngine(smallTiles());
  std::unique_ptr<raster::RasterSource> mSource = raster::openRaster(makeRaster(500, 300));
};

/// Two maps are rounded to steps of 2^-12 each.
constexpr float tolerance = 1.0F / 4096.0F + 2e-5F;

} // namespace

TEST_F(Composition, APartOfThePictureKeepsTheTargetThereAndNothingElsewhere) {
  const auto whole = answer("river");
  const auto part = answer("river in the northern half");
  for (int x = 0; x < 500; x += 7) {
    EXPECT_NEAR(part.map.at(x, 40), whole.map.at(x, 40), tolerance);
    EXPECT_LT(part.map.at(x, 260), tolerance);
  }
}

TEST_F(Composition, TheComplementIsOneMinusTheTarget) {
  const auto river = answer("river");
  const auto rest = answer("everything but the river");
  for (int y = 0; y < 300; y += 11)
    for (int x = 0; x < 500; x += 7)
      EXPECT_NEAR(rest.map.at(x, y), 1.0F - river.map.at(x, y), tolerance);
}

TEST_F(Composition, RelationsTakeAwayAndNeverAdd) {
  const auto river = answer("river");
  for (const char *expression :
       {"river beside the forest", "river within 50 m of the forest", "river between the forest and the field",
        "river surrounded by forest", "river north of the forest", "river without trees", "the largest river",
        "river across the road from the forest", "river closest to the forest", "river but not forest"}) {
    const auto related = answer(expression);
    EXPECT_EQ(related.summary.validPixels, river.summary.validPixels) << expression;
    for (int y = 0; y < 300; y += 11)
      for (int x = 0; x < 500; x += 7)
        ASSERT_LE(related.map.at(x, y), river.map.at(x, y) + tolerance) << expression;
    EXPECT_LE(related.summary.presence, river.summary.presence + 1e-4) << expression;
  }
}

TEST_F(Composition, WhatIsNearAndWhatIsNotAddUpToTheTarget) {
  const auto river = answer("river");
  const auto near = answer("river within 60 m of the forest");
  const auto far = answer("river more than 60 m from the forest");
  // Between cells the maps are interpolated before they are probabilities, so they add up on average.
  double apart = 0.0;
  double all = 0.0;
  for (int y = 0; y < 300; ++y)
    for (int x = 0; x < 500; ++x) {
      apart += std::abs(near.map.at(x, y) + far.map.at(x, y) - river.map.at(x, y));
      all += river.map.at(x, y);
    }
  EXPECT_LT(apart, 0.02 * all);
}

TEST_F(Composition, SaysHowAMisspeltWordWasRead) {
  const auto answered = answer("buildinng");
  EXPECT_THAT(answered.summary.warnings, Contains(HasSubstr("'buildinng' was read as 'building'")));
  EXPECT_EQ(answered.map.values, answer("building").map.values);
}

TEST_F(Composition, WarnsOfDirectionsAndDistancesItCannotKnow) {
  const auto engine = infer::createEngine(smallTiles());
  RasterPlan plan;
  plan.geotransform.clear();
  plan.crs.clear();
  const auto source = raster::openRaster(makeRaster(200, 200, plan));
  auto query = aQuery();
  query.expression = "river within 50 m of the forest in the north";
  const auto answered = ask(*engine, *source, query);
  EXPECT_THAT(answered.summary.warnings, Contains(HasSubstr("north is taken to be up")));
  EXPECT_THAT(answered.summary.warnings, Contains(HasSubstr("as if a pixel were one metre")));
}

} // namespace xemap::test
