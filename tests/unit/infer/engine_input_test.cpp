// SPDX-License-Identifier: GPL-2.0-or-later
#include <limits>

#include <gmock/gmock.h>

#include "support/random_model.h"
#include "unit/infer/engine_fixture.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::test {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST_F(EngineTest, SaysNothingWhenAllIsWell) {
  EXPECT_THAT(ask(smallTiles(), makeRaster(100, 80)).summary.warnings, IsEmpty());
}

TEST_F(EngineTest, WarnsOfResolutionsTheModelDoesNotKnow) {
  RasterPlan coarse;
  coarse.geotransform = {600000.0, 10.0, 0.0, 5800000.0, 0.0, -10.0};
  EXPECT_THAT(ask(smallTiles(), makeRaster(100, 80, coarse)).summary.warnings,
              Contains(::testing::AllOf(HasSubstr("10 m is coarser than the 0.1 m to 2 m"), HasSubstr("gsd of 2 m"))));
  RasterPlan fine;
  fine.geotransform = {600000.0, 0.02, 0.0, 5800000.0, 0.0, -0.02};
  EXPECT_THAT(ask(smallTiles(), makeRaster(101, 80, fine)).summary.warnings,
              Contains(::testing::AllOf(HasSubstr("0.02 m is finer than"), HasSubstr("gsd of 0.1 m"))));
  RasterPlan nowhere;
  nowhere.crs = "";
  nowhere.geotransform = {};
  EXPECT_THAT(ask(smallTiles(), makeRaster(102, 80, nowhere)).summary.warnings,
              Contains(HasSubstr("ground resolution of the raster is unknown")));
}

TEST_F(EngineTest, PassesTheRastersWarningsOn) {
  RasterPlan manyBands;
  manyBands.bands = 5;
  const auto path = makeRaster(100, 80, manyBands);
  const auto source = raster::openRaster(path);
  const auto answer = ask(smallTiles(), path);
  ASSERT_THAT(source->info().warnings, ::testing::Not(IsEmpty()));
  for (const auto &warning : source->info().warnings)
    EXPECT_THAT(answer.summary.warnings, Contains(warning));
}

TEST_F(EngineTest, WarnsOfExpressionsItReadsInPart) {
  const auto path = makeRaster(100, 80);
  auto query = aQuery();
  query.expression = "red building beside the river north of the forest of the field of the road";
  EXPECT_THAT(ask(smallTiles(), path, query).summary.warnings, Contains(HasSubstr("longer than what the model reads")));
  query.expression = "red xylophone";
  EXPECT_THAT(ask(smallTiles(), path, query).summary.warnings, Contains(HasSubstr("'xylophone' is not in")));
  query.expression = "red building";
  EXPECT_THAT(ask(smallTiles(), path, query).summary.warnings, IsEmpty());
}

TEST_F(EngineTest, WarnsOfExpressionsWithoutAWordThatTinyKnows) {
  const auto path = makeRaster(100, 80);
  auto options = smallTiles();
  options.modelDirectory = tempDir.file("tiny");
  writeRandomModel(options.modelDirectory, 3);
  auto query = aQuery();
  query.expression = "xylophone quartz";
  EXPECT_THAT(ask(options, path, query).summary.warnings,
              Contains(HasSubstr("none of the words of the expression is in the model's vocabulary")));
  query.expression = "red xylophone";
  EXPECT_THAT(ask(options, path, query).summary.warnings,
              Contains(HasSubstr("'xylophone' is not in the model's vocabulary")));
  query.expression = "red building";
  EXPECT_THAT(ask(options, path, query).summary.warnings, IsEmpty());
}

TEST_F(EngineTest, RefusesExpressionsWithoutWords) {
  const auto path = makeRaster(100, 80);
  for (const std::string &expression : {std::string(), std::string("  !?"), std::string(10'000, 'x')}) {
    auto query = aQuery();
    query.expression = expression;
    EXPECT_EQ(errorOf([&] { ask(smallTiles(), path, query); }).code(), ErrorCode::InvalidArgument);
  }
}

TEST_F(EngineTest, RefusesExtentsWithoutData) {
  const auto path = makeRaster(200, 150);
  {
    const auto dataset = openForUpdate(path);
    for (int band = 1; band <= 3; ++band) {
      dataset->GetRasterBand(band)->SetNoDataValue(0);
      fillBand(*dataset, band, [](int, int) { return 0.0; });
    }
  }
  const auto engine = infer::createEngine(smallTiles());
  const auto source = raster::openRaster(path);
  auto query = aQuery();
  query.source = source.get();
  query.grid = raster::planGrid(source->info(), {}, {});
  MemorySink sink;
  Feedback feedback;
  EXPECT_EQ(errorOf([&] { engine->map(query, sink, feedback); }).code(), ErrorCode::NoData);
  EXPECT_FALSE(sink.begun);
}

TEST_F(EngineTest, RefusesClipPolygonsBesideTheExtent) {
  const auto engine = infer::createEngine(smallTiles());
  const auto source = raster::openRaster(makeRaster(200, 150));
  auto query = aQuery();
  query.source = source.get();
  query.grid = raster::planGrid(source->info(), {}, {});
  query.clipPolygon = {{0.0, 0.0}, {10.0, 0.0}, {0.0, 10.0}};
  MemorySink sink;
  Feedback feedback;
  EXPECT_EQ(errorOf([&] { engine->map(query, sink, feedback); }).code(), ErrorCode::NoData);
  EXPECT_FALSE(sink.finished);
  query.clipPolygon = {{0.0, 0.0}, {10.0, 0.0}};
  EXPECT_EQ(errorOf([&] { engine->map(query, sink, feedback); }).code(), ErrorCode::InvalidArgument);
  query.clipPolygon = {{0.0, 0.0}, {10.0, 0.0}, {0.0, std::numeric_limits<double>::quiet_NaN()}};
  EXPECT_EQ(errorOf([&] { engine->map(query, sink, feedback); }).code(), ErrorCode::InvalidArgument);
}

TEST_F(EngineTest, RefusesQueriesWithoutRasterOrGrid) {
  const auto engine = infer::createEngine(smallTiles());
  const auto source = raster::openRaster(makeRaster(100, 80));
  MemorySink sink;
  Feedback feedback;
  auto query = aQuery();
  EXPECT_EQ(errorOf([&] { engine->map(query, sink, feedback); }).code(), ErrorCode::InvalidArgument);
  query.source = source.get();
  EXPECT_EQ(errorOf([&] { engine->map(query, sink, feedback); }).code(), ErrorCode::InvalidArgument);
}

TEST_F(EngineTest, RefusesTilingsThatMakeNoSense) {
  const auto refused = [](auto change) {
    auto options = smallTiles();
    change(options);
    return errorOf([&] { infer::createEngine(options); });
  };
  EXPECT_THAT(refused([](auto &o) { o.tileSizePx = 250; }).what(), HasSubstr("tile size"));
  EXPECT_THAT(refused([](auto &o) { o.tileSizePx = 128; }).what(), HasSubstr("tile size"));
  EXPECT_THAT(refused([](auto &o) { o.overlapPx = 0; }).what(), HasSubstr("tile overlap"));
  EXPECT_THAT(refused([](auto &o) { o.tileOffsetPx = 5; }).what(), HasSubstr("tile offset"));
  EXPECT_THAT(refused([](auto &o) { o.threads = -1; }).what(), HasSubstr("threads"));
}

TEST_F(EngineTest, RefusesMemoryLimitsItCannotKeep) {
  auto options = smallTiles();
  options.maxMemoryBytes = 50'000'000;
  const auto path = makeRaster(100, 80);
  const auto error = errorOf([&] { ask(options, path); });
  EXPECT_EQ(error.code(), ErrorCode::OutOfMemory);
  EXPECT_THAT(error.what(), HasSubstr("found 38 MB"));
}

} // namespace xemap::test
