// SPDX-License-Identifier: GPL-2.0-or-later
// What examples on the map teach.
#include <cmath>

#include <gmock/gmock.h>

#include "unit/infer/engine_fixture.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::test {

namespace {

using raster::Point;
using ::testing::HasSubstr;

class ByExample : public EngineTest {
protected:
  /// A query over the whole raster, with and without words.
  infer::Query asking(const std::string &words = "") const {
    auto query = aQuery();
    query.expression = words;
    query.source = source.get();
    query.grid = raster::planGrid(source->info(), {}, {});
    return query;
  }

  /// The grid's pixels between two corners.
  static infer::Example box(const infer::Query &query, Point from, Point to, bool like = true) {
    infer::Example example{{}, like};
    for (const auto &[x, y] : {std::pair(from.x, from.y), {to.x, from.y}, {to.x, to.y}, {from.x, to.y}})
      example.outline.push_back(query.grid.geotransform.mapFromPixel({x, y}));
    return example;
  }

  infer::Query like(Point from, Point to, const std::string &words = "") const {
    auto query = asking(words);
    query.examples = {box(query, from, to)};
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

TEST_F(ByExample, WhatWasShownIsFound) {
  const auto engine = infer::createEngine(smallTiles());
  const auto answer = ask(*engine, *source, like(first, last));
  EXPECT_EQ(answer.summary.validPixels, 500 * 300);
  EXPECT_GT(spreadOf(answer.map), 1e-3);
  EXPECT_GT(meanIn(answer.map, first, last), answer.summary.meanProbability);
  EXPECT_DOUBLE_EQ(answer.summary.presence, answer.summary.maxProbability);
}

TEST_F(ByExample, ACorrectionTurnsTheMapWhereItIs) {
  const auto engine = infer::createEngine(smallTiles());
  auto query = asking("red building");
  const auto words = ask(*engine, *source, query);
  const bool found = meanIn(words.map, first, last) >= 0.5;
  query.examples = {box(query, first, last, !found)};
  const auto corrected = ask(*engine, *source, query);
  if (found)
    EXPECT_LT(meanIn(corrected.map, first, last), 0.5);
  else
    EXPECT_GT(meanIn(corrected.map, first, last), 0.5);
  EXPECT_LT(differenceOf(corrected.map, words.map).mean, 0.5);
}

TEST_F(ByExample, YesAndNoCountAgainstEachOther) {
  const auto engine = infer::createEngine(smallTiles());
  auto query = like(first, last);
  const auto yes = ask(*engine, *source, query);
  const Point otherFirst{300.0, 150.0};
  const Point otherLast{340.0, 190.0};
  query.examples.push_back(box(query, otherFirst, otherLast, false));
  const auto both = ask(*engine, *source, query);
  EXPECT_LT(meanIn(both.map, otherFirst, otherLast), meanIn(yes.map, otherFirst, otherLast));
  EXPECT_GT(meanIn(both.map, first, last), meanIn(both.map, otherFirst, otherLast));
}

TEST_F(ByExample, APointStandsForWhatLiesAroundIt) {
  const auto engine = infer::createEngine(smallTiles());
  auto query = asking();
  query.examples = {{{query.grid.geotransform.mapFromPixel({72.0, 74.0})}, true}};
  const auto point = ask(*engine, *source, query);
  query.examples = {box(query, {69.0, 71.0}, {75.0, 77.0})};
  EXPECT_EQ(differenceOf(point.map, ask(*engine, *source, query).map).maximum, 0.0);
}

TEST_F(ByExample, LittleDependsOnTheTiles) {
  source = raster::openRaster(makeRaster(1000, 300));
  const auto tiled = infer::createEngine(seamlessTiles());
  const auto whole = infer::createEngine(largeTiles());
  const auto difference =
      differenceOf(ask(*tiled, *source, like(first, last)).map, ask(*whole, *source, like(first, last)).map);
  EXPECT_LT(difference.mean, 0.02);
}

TEST_F(ByExample, FeaturesAreKeptFromOneCorrectionToTheNext) {
  const auto engine = infer::createEngine(smallTiles());
  auto query = like(first, last, "red building");
  query.sourceKey = "town";
  const auto fresh = ask(*engine, *source, query);
  EXPECT_FALSE(fresh.summary.featuresFromCache);
  const auto again = ask(*engine, *source, query);
  EXPECT_TRUE(again.summary.featuresFromCache);
  EXPECT_EQ(again.map.values, fresh.map.values);
  query.examples.push_back(box(query, {300.0, 150.0}, {340.0, 190.0}, false));
  EXPECT_TRUE(ask(*engine, *source, query).summary.featuresFromCache);
}

TEST_F(ByExample, WhatWordsSaidBeforeIsWhatTheyWouldSayAgain) {
  const auto engine = infer::createEngine(smallTiles());
  auto fresh = asking("red building in the northern half");
  auto kept = fresh;
  kept.sourceKey = "town";
  const auto expectSame = [&](const char *what) {
    EXPECT_EQ(ask(*engine, *source, kept).map.values, ask(*engine, *source, fresh).map.values) << what;
  };
  expectSame("first");
  expectSame("words alone, again");
  for (auto *query : {&fresh, &kept})
    query->examples = {box(*query, first, last)};
  expectSame("corrected");
  for (auto *query : {&fresh, &kept})
    query->expression = "river near a house";
  expectSame("other words, in a survey and in the map");
  for (auto *query : {&fresh, &kept})
    query->expression = "red building in the northern half";
  expectSame("the first words, which were forgotten");
}

TEST_F(ByExample, WhatWasLearnedIsHandedOutAndAnswersAlike) {
  const auto engine = infer::createEngine(smallTiles());
  auto query = like(first, last, "red building");
  const auto taught = ask(*engine, *source, query);
  ASSERT_TRUE(taught.summary.learned);
  EXPECT_EQ(taught.summary.learned->words, "red building");
  EXPECT_EQ(taught.summary.learned->model.identity, engine->model().identity);
  EXPECT_EQ(taught.summary.learned->likeCount, 1);
  ASSERT_EQ(taught.summary.learned->places.size(), 1U);
  EXPECT_THAT(taught.summary.learned->places[0].wkt, HasSubstr("POLYGON (("));
  Feedback feedback;
  const auto learned = engine->learn(query, feedback);
  EXPECT_EQ(learned->landmarks.weights, taught.summary.learned->landmarks.weights);
  // Its words are asked where no others are.
  query.examples.clear();
  query.expression.clear();
  query.taught = learned;
  const auto kept = ask(*engine, *source, query);
  EXPECT_FALSE(kept.summary.learned);
  EXPECT_GT(spreadOf(kept.map), 1e-3);
  query.expression = "red building";
  EXPECT_EQ(ask(*engine, *source, query).map.values, kept.map.values);
}

TEST_F(ByExample, WithoutWordsAConceptAnswersElsewhereMuchAsHere) {
  const auto engine = infer::createEngine(smallTiles());
  auto query = like(first, last);
  const auto taught = ask(*engine, *source, query);
  query.examples.clear();
  query.taught = taught.summary.learned;
  const auto kept = ask(*engine, *source, query);
  EXPECT_GT(meanIn(kept.map, first, last), kept.summary.meanProbability);
  // Here, what lies near the example follows it more.
  const auto difference = differenceOf(kept.map, taught.map);
  EXPECT_GT(difference.maximum, 0.0);
  EXPECT_LT(difference.mean, 0.1);
}

TEST_F(ByExample, AConceptOfAnotherModelIsRefused) {
  const auto engine = infer::createEngine(smallTiles());
  auto other = *ask(*engine, *source, like(first, last)).summary.learned;
  other.model = {"another model", "0000"};
  auto query = asking();
  query.taught = std::make_shared<teach::Concept>(other);
  EXPECT_EQ(refusalOf(*engine, query), ErrorCode::Unsupported);
}

TEST_F(ByExample, RelationsTakeTheirTargetFromWhatWasTaught) {
  const auto engine = infer::createEngine(smallTiles());
  const auto target = ask(*engine, *source, like(first, last, "building"));
  const auto related = ask(*engine, *source, like(first, last, "building in the northern half"));
  for (int x = 0; x < 500; x += 50) {
    EXPECT_NEAR(related.map.at(x, 20), target.map.at(x, 20), 1e-3);
    EXPECT_LT(related.map.at(x, 280), 0.01);
  }
}

TEST_F(ByExample, SeveralExpressionsAreTaughtAtOnce) {
  const auto engine = infer::createEngine(smallTiles());
  const auto query = like(first, last);
  MemorySink house;
  MemorySink river;
  Feedback feedback;
  const auto summaries = engine->mapEach(query, {{"house", &house}, {"river", &river}}, feedback);
  EXPECT_EQ(summaries[1].learned->words, "river");
  EXPECT_EQ(house.values, ask(*engine, *source, like(first, last, "house")).map.values);
}

TEST_F(ByExample, OneThatReachesBeyondTheExtentCountsWhereItIsInside) {
  const auto engine = infer::createEngine(smallTiles());
  const auto part = ask(*engine, *source, like({0.0, 0.0}, {60.0, 60.0}));
  const auto reaching = ask(*engine, *source, like({-500.0, -70.0}, {60.0, 60.0}));
  EXPECT_LT(differenceOf(part.map, reaching.map).mean, 0.02);
  EXPECT_GT(spreadOf(part.map), 1e-3);
}

TEST_F(ByExample, OneWithoutPixelsIsRefused) {
  const auto engine = infer::createEngine(smallTiles());
  EXPECT_EQ(refusalOf(*engine, like({-90.0, 10.0}, {-20.0, 60.0})), ErrorCode::InvalidArgument);
  EXPECT_EQ(refusalOf(*engine, like({520.0, 10.0}, {590.0, 60.0})), ErrorCode::InvalidArgument);
  EXPECT_EQ(refusalOf(*engine, like({10.6, 10.6}, {10.9, 10.9})), ErrorCode::InvalidArgument);
  auto bent = like(first, last);
  bent.examples.front().outline.resize(2);
  EXPECT_EQ(refusalOf(*engine, bent), ErrorCode::InvalidArgument);
  bent.examples.front().outline.clear();
  EXPECT_EQ(refusalOf(*engine, bent), ErrorCode::InvalidArgument);
}

TEST_F(ByExample, TheMostDoubtfulPlaceIsAwayFromTheExamples) {
  const auto engine = infer::createEngine(smallTiles());
  auto query = like(first, last, "red building");
  Feedback feedback;
  const auto place = engine->doubtfulPlace(query, feedback);
  ASSERT_TRUE(place);
  const auto pixel = query.grid.geotransform.pixelFromMap(place->where);
  EXPECT_TRUE(pixel.x > 0.0 && pixel.x < 500.0 && pixel.y > 0.0 && pixel.y < 300.0);
  EXPECT_FALSE(pixel.x > first.x - 32.0 && pixel.x < last.x + 32.0 && pixel.y > first.y - 32.0 &&
               pixel.y < last.y + 32.0);
  EXPECT_GT(place->deviation, 0.0);
  // Answered there, doubt is greatest somewhere else, and smaller.
  query.examples.push_back({{place->where}, place->probability >= 0.5});
  const auto next = engine->doubtfulPlace(query, feedback);
  ASSERT_TRUE(next);
  EXPECT_GT(std::hypot(next->where.x - place->where.x, next->where.y - place->where.y), 0.5 * 32.0);
  query.examples.clear();
  EXPECT_EQ(errorOf([&] { engine->doubtfulPlace(query, feedback); }).code(), ErrorCode::InvalidArgument);
  EXPECT_EQ(errorOf([&] { engine->learn(query, feedback); }).code(), ErrorCode::InvalidArgument);
}

TEST_F(ByExample, DoubtIsToldWithoutWordsToo) {
  const auto engine = infer::createEngine(smallTiles());
  Feedback feedback;
  EXPECT_TRUE(engine->doubtfulPlace(like(first, last), feedback));
}

TEST_F(ByExample, ACancelledLessonTeachesNothing) {
  const auto engine = infer::createEngine(smallTiles());
  Feedback feedback;
  feedback.cancel();
  EXPECT_FALSE(engine->learn(like(first, last), feedback));
  EXPECT_FALSE(engine->doubtfulPlace(like(first, last), feedback));
}

} // namespace xemap::test
