// SPDX-License-Identifier: GPL-2.0-or-later
// Questions by an example on the map.
#include <cmath>

#include <gmock/gmock.h>

#include "unit/infer/engine_fixture.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::test {

namespace {

using raster::Point;

class ByExample : public EngineTest {
protected:
  /// A query about what resembles the grid's pixels between two corners, with and without words.
  infer::Query like(Point from, Point to, const std::string &words = "") const {
    auto query = aQuery();
    query.expression = words;
    query.source = source.get();
    query.grid = raster::planGrid(source->info(), {}, {});
    for (const auto &[x, y] : {std::pair(from.x, from.y), {to.x, from.y}, {to.x, to.y}, {from.x, to.y}})
      query.example.push_back(query.grid.geotransform.mapFromPixel({x, y}));
    return query;
  }

  static double meanIn(const MemorySink &map, Point from, Point to) {
    double sum = 0.0;
    int count = 0;
    for (int y = static_cast<int>(from.y); y < static_cast<int>(to.y); ++y)
      for (int x = static_cast<int>(from.x); x < static_cast<int>(to.x); ++x, ++count)
        sum += static_cast<double>(map.at(x, y));
    return sum / count;
  }

  ErrorCode refusalOf(infer::Engine &engine, const infer::Query &query) const {
    MemorySink sink;
    Feedback feedback;
    const auto code = errorOf([&] { engine.map(query, sink, feedback); }).code();
    EXPECT_FALSE(sink.finished);
    return code;
  }

  std::unique_ptr<raster::RasterSource> source = raster::openRaster(makeRaster(500, 300));
  const Point first{40.0, 50.0};
  const Point last{104.0, 98.0};
};

} // namespace

TEST_F(ByExample, TheExampleResemblesItself) {
  const auto engine = infer::createEngine(smallTiles());
  const auto answer = ask(*engine, *source, like(first, last));
  EXPECT_EQ(answer.summary.validPixels, 500 * 300);
  EXPECT_GT(spreadOf(answer.map), 1e-3);
  EXPECT_GT(meanIn(answer.map, first, last), answer.summary.meanProbability);
  EXPECT_DOUBLE_EQ(answer.summary.presence, answer.summary.maxProbability);
}

TEST_F(ByExample, NothingDependsOnTheTiles) {
  source = raster::openRaster(makeRaster(1000, 300));
  const auto tiled = infer::createEngine(seamlessTiles());
  const auto whole = infer::createEngine(largeTiles());
  const auto difference =
      differenceOf(ask(*tiled, *source, like(first, last)).map, ask(*whole, *source, like(first, last)).map);
  EXPECT_LT(difference.mean, 0.01);
  EXPECT_LT(difference.maximum, 0.05);
}

TEST_F(ByExample, WordsAndExampleBothCount) {
  const auto engine = infer::createEngine(smallTiles());
  const auto both = ask(*engine, *source, like(first, last, "red building"));
  const auto words = ask(*engine, *source);
  const auto example = ask(*engine, *source, like(first, last));
  const auto logit = [](float p) { return std::log(static_cast<double>(p) / (1.0 - static_cast<double>(p))); };
  for (const auto &[x, y] : {std::pair(10, 10), {70, 70}, {300, 200}, {450, 120}}) {
    const double expected = (logit(words.map.at(x, y)) + logit(example.map.at(x, y))) / 2.0;
    EXPECT_NEAR(both.map.at(x, y), 1.0 / (1.0 + std::exp(-expected)), 0.02) << x << ' ' << y;
  }
  EXPECT_GT(differenceOf(both.map, words.map).maximum, 0.01);
}

TEST_F(ByExample, RelationsTakeTheirTargetFromBoth) {
  const auto engine = infer::createEngine(smallTiles());
  const auto target = ask(*engine, *source, like(first, last, "building"));
  const auto related = ask(*engine, *source, like(first, last, "building in the northern half"));
  for (int x = 0; x < 500; x += 50) {
    EXPECT_NEAR(related.map.at(x, 20), target.map.at(x, 20), 1e-3);
    EXPECT_LT(related.map.at(x, 280), 0.01);
  }
}

TEST_F(ByExample, OneThatReachesBeyondTheExtentCountsWhereItIsInside) {
  const auto engine = infer::createEngine(smallTiles());
  const auto part = ask(*engine, *source, like({0.0, 0.0}, {60.0, 60.0}));
  const auto reaching = ask(*engine, *source, like({-500.0, -70.0}, {60.0, 60.0}));
  // More of what lies around is seen along with the larger one.
  EXPECT_LT(differenceOf(part.map, reaching.map).maximum, 0.05);
  EXPECT_GT(spreadOf(part.map), 0.03);
}

TEST_F(ByExample, LargeOnesAreLookedAtInTheMiddle) {
  source = raster::openRaster(makeRaster(1600, 200));
  const auto engine = infer::createEngine(smallTiles());
  const auto answer = ask(*engine, *source, like({0.0, 0.0}, {1600.0, 200.0}));
  EXPECT_EQ(answer.summary.validPixels, 1600 * 200);
}

TEST_F(ByExample, OneWithoutPixelsIsRefused) {
  const auto engine = infer::createEngine(smallTiles());
  EXPECT_EQ(refusalOf(*engine, like({-90.0, 10.0}, {-20.0, 60.0})), ErrorCode::InvalidArgument);
  EXPECT_EQ(refusalOf(*engine, like({520.0, 10.0}, {590.0, 60.0})), ErrorCode::InvalidArgument);
  EXPECT_EQ(refusalOf(*engine, like({10.6, 10.6}, {10.9, 10.9})), ErrorCode::InvalidArgument);
  auto bent = like(first, last);
  bent.example.resize(2);
  EXPECT_EQ(refusalOf(*engine, bent), ErrorCode::InvalidArgument);
}

} // namespace xemap::test
