// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <cmath>

#include "unit/infer/engine_fixture.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::test {

namespace {

// The tiles' overlap is smaller than the reach of the convolutions, so tilings agree closely, not exactly. These are
// the figures the product promises.
constexpr double seamMean = 0.01;
constexpr double seamMaximum = 0.05;
constexpr double visibleSpread = 0.03;

} // namespace

TEST_F(EngineTest, FillsEveryPixelWithAProbability) {
  const auto answer = ask(smallTiles(), makeRaster(500, 340));
  EXPECT_TRUE(answer.map.finished);
  EXPECT_EQ(answer.map.rowsWritten, 340);
  for (const float value : answer.map.values) {
    ASSERT_GE(value, 0.0F);
    ASSERT_LE(value, 1.0F);
  }
  EXPECT_GT(spreadOf(answer.map), visibleSpread);
}

TEST_F(EngineTest, SummarisesWhatItWrote) {
  const auto path = makeRaster(300, 200);
  const auto answer = ask(smallTiles(), path);
  double sum = 0.0;
  for (const float value : answer.map.values)
    sum += value;
  EXPECT_FALSE(answer.summary.cancelled);
  EXPECT_EQ(answer.summary.validPixels, 300 * 200);
  EXPECT_NEAR(answer.summary.meanProbability, sum / (300 * 200), 1e-6);
  EXPECT_FLOAT_EQ(static_cast<float>(answer.summary.maxProbability),
                  *std::max_element(answer.map.values.begin(), answer.map.values.end()));
  const auto likeliest =
      std::max_element(answer.map.values.begin(), answer.map.values.end()) - answer.map.values.begin();
  const auto pixel = raster::openRaster(path)->info().geotransform.pixelFromMap(answer.summary.likeliest);
  EXPECT_NEAR(pixel.x, static_cast<double>(likeliest % 300) + 0.5, 1e-6);
  EXPECT_NEAR(pixel.y, static_cast<double>(likeliest / 300) + 0.5, 1e-6);
  EXPECT_GT(answer.summary.presence, 0.0);
  EXPECT_LT(answer.summary.presence, 1.0);
  EXPECT_GT(answer.summary.seconds, 0.0);
  EXPECT_FALSE(answer.summary.featuresFromCache);
}

TEST_F(EngineTest, TiledEqualsUntiled) {
  const auto path = makeRaster(1000, 480);
  const auto untiled = ask(largeTiles(), path);
  const auto tiled = ask(seamlessTiles(), path);
  const auto difference = differenceOf(tiled.map, untiled.map);
  EXPECT_GT(spreadOf(untiled.map), visibleSpread);
  EXPECT_LT(difference.mean, seamMean);
  EXPECT_LT(difference.maximum, seamMaximum);
  EXPECT_NEAR(tiled.summary.presence, untiled.summary.presence, 0.01);
}

TEST_F(EngineTest, TileOffsetsLeaveNoSeams) {
  const auto path = makeRaster(1000, 480);
  const auto reference = ask(seamlessTiles(), path);
  for (const int offset : {32, 96, -64}) {
    const auto shifted = ask(seamlessTiles(offset), path);
    const auto difference = differenceOf(shifted.map, reference.map);
    EXPECT_GT(difference.maximum, 0.0) << "an offset of " << offset << " cut no tile elsewhere";
    EXPECT_LT(difference.mean, seamMean) << offset;
    EXPECT_LT(difference.maximum, seamMaximum) << offset;
  }
}

TEST_F(EngineTest, AnswersTheSameAgainAndOnAnyNumberOfThreads) {
  const auto path = makeRaster(600, 400);
  auto options = smallTiles();
  const auto first = ask(options, path);
  EXPECT_EQ(ask(options, path).map.values, first.map.values);
  for (const int threads : {1, 3}) {
    options.threads = threads;
    EXPECT_EQ(ask(options, path).map.values, first.map.values) << threads;
  }
}

TEST_F(EngineTest, MapsExtentsOfAnyShape) {
  for (const auto &[width, height] : {std::array<int, 2>{1, 1}, {31, 33}, {5, 600}, {900, 3}, {257, 255}}) {
    const auto answer = ask(smallTiles(), makeRaster(width, height));
    EXPECT_EQ(answer.summary.validPixels, width * height);
    EXPECT_EQ(answer.map.rowsWritten, height);
    EXPECT_TRUE(
        std::none_of(answer.map.values.begin(), answer.map.values.end(), [](float v) { return std::isnan(v); }));
  }
}

TEST_F(EngineTest, MapsAnotherGroundResolution) {
  const auto engine = infer::createEngine(smallTiles());
  const auto source = raster::openRaster(makeRaster(400, 300));
  auto query = aQuery();
  query.grid = raster::planGrid(source->info(), {}, 1.0);
  const auto answer = ask(*engine, *source, query);
  EXPECT_EQ(answer.map.width, 200);
  EXPECT_EQ(answer.map.height, 150);
  EXPECT_EQ(answer.summary.validPixels, 200 * 150);
}

TEST_F(EngineTest, HasNoDataExactlyWhereTheRasterHasNone) {
  const auto path = makeRaster(420, 300);
  const auto hole = [](int x, int y) { return (x - 260) * (x - 260) + (y - 130) * (y - 130) < 90 * 90 || y >= 290; };
  {
    const auto dataset = openForUpdate(path);
    for (int band = 1; band <= 3; ++band) {
      dataset->GetRasterBand(band)->SetNoDataValue(0);
      const auto before = readBand(*dataset, band);
      fillBand(*dataset, band, [&](int x, int y) {
        return hole(x, y) ? 0.0 : std::max(1.0F, before[static_cast<std::size_t>(y * 420 + x)]);
      });
    }
  }
  for (const auto &options : {smallTiles(), largeTiles()}) {
    const auto answer = ask(options, path);
    for (int y = 0; y < 300; ++y)
      for (int x = 0; x < 420; ++x)
        ASSERT_EQ(std::isnan(answer.map.at(x, y)), hole(x, y)) << x << ", " << y;
  }
}

TEST_F(EngineTest, SkippedTilesLeaveTheirNeighboursUntouched) {
  // The right half is nodata: tiles that lie in it are skipped, those on the border are not.
  const auto path = makeRaster(1280, 256);
  {
    const auto dataset = openForUpdate(path);
    for (int band = 1; band <= 3; ++band) {
      dataset->GetRasterBand(band)->SetNoDataValue(0);
      const auto before = readBand(*dataset, band);
      fillBand(*dataset, band, [&](int x, int y) {
        return x >= 512 ? 0.0 : std::max(1.0F, before[static_cast<std::size_t>(y * 1280 + x)]);
      });
    }
  }
  const auto untiled = ask(largeTiles(), path);
  const auto tiled = ask(seamlessTiles(), path);
  const auto difference = differenceOf(tiled.map, untiled.map);
  EXPECT_EQ(tiled.summary.validPixels, 512 * 256);
  EXPECT_LT(difference.mean, seamMean);
  EXPECT_LT(difference.maximum, seamMaximum);
}

TEST_F(EngineTest, ClipsToThePolygon) {
  const auto path = makeRaster(400, 300);
  const auto engine = infer::createEngine(smallTiles());
  const auto source = raster::openRaster(path);
  const auto &transform = source->info().geotransform;
  auto query = aQuery();
  for (const raster::Point corner : {raster::Point{200, 20}, {380, 150}, {200, 280}, {20, 150}})
    query.clipPolygon.push_back(transform.mapFromPixel(corner));
  const auto whole = ask(*engine, *source);
  const auto clipped = ask(*engine, *source, query);
  std::int64_t inside = 0;
  for (int y = 0; y < 300; ++y)
    for (int x = 0; x < 400; ++x) {
      const bool in = std::abs(x + 0.5 - 200) / 180 + std::abs(y + 0.5 - 150) / 130 < 1.0;
      ASSERT_EQ(!std::isnan(clipped.map.at(x, y)), in) << x << ", " << y;
      if (in) {
        ASSERT_NEAR(clipped.map.at(x, y), whole.map.at(x, y), 1e-5);
        ++inside;
      }
    }
  EXPECT_EQ(clipped.summary.validPixels, inside);
}

TEST_F(EngineTest, AnswersDifferFromExpressionToExpression) {
  const auto path = makeRaster(300, 200);
  auto query = aQuery();
  const auto river = ask(smallTiles(), path, query);
  query.expression = "parking north of the airport";
  EXPECT_GT(differenceOf(river.map, ask(smallTiles(), path, query).map).maximum, 0.01);
}

} // namespace xemap::test
