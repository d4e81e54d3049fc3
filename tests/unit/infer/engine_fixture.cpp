// SPDX-License-Identifier: GPL-2.0-or-later
#include "unit/infer/engine_fixture.h"

#include <algorithm>
#include <cmath>
#include <fstream>

#include "support/small_model.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::test {

void MemorySink::begin(const raster::AnalysisGrid &grid) {
  begun = true;
  width = grid.width;
  height = grid.height;
  values.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), -1.0F);
}

void MemorySink::writeRows(int firstRow, int rowCount, const float *probability) {
  EXPECT_TRUE(begun);
  EXPECT_EQ(firstRow, rowsWritten);
  ASSERT_LE(firstRow + rowCount, height);
  std::copy_n(probability, static_cast<std::size_t>(rowCount) * static_cast<std::size_t>(width),
              values.begin() + static_cast<std::ptrdiff_t>(firstRow) * width);
  rowsWritten += rowCount;
}

MapDifference differenceOf(const MemorySink &a, const MemorySink &b) {
  MapDifference difference;
  EXPECT_EQ(a.values.size(), b.values.size());
  if (a.values.size() != b.values.size() || a.values.empty())
    return {1.0, 1.0};
  double sum = 0.0;
  for (std::size_t i = 0; i < a.values.size(); ++i) {
    const bool bothNaN = std::isnan(a.values[i]) && std::isnan(b.values[i]);
    const double delta = bothNaN ? 0.0 : std::abs(static_cast<double>(a.values[i]) - b.values[i]);
    sum += std::isnan(delta) ? 1.0 : delta;
    difference.maximum = std::max(difference.maximum, std::isnan(delta) ? 1.0 : delta);
  }
  difference.mean = sum / static_cast<double>(a.values.size());
  return difference;
}

double spreadOf(const MemorySink &map) {
  double sum = 0.0;
  double squares = 0.0;
  double count = 0.0;
  for (const float value : map.values)
    if (!std::isnan(value)) {
      sum += value;
      squares += static_cast<double>(value) * value;
      ++count;
    }
  return std::sqrt(std::max(0.0, squares / count - sum * sum / (count * count)));
}

TempDir *EngineTest::sModels = nullptr;

void EngineTest::SetUpTestSuite() {
  sModels = new TempDir;
  writeSmallModel(modelFolder(), 3);
  std::ofstream(modelFolder() + "/words.txt") << smallModelWords();
}

void EngineTest::TearDownTestSuite() {
  delete sModels;
  sModels = nullptr;
}

std::string EngineTest::modelFolder() {
  return sModels->file("small");
}

infer::EngineOptions EngineTest::smallTiles(int offsetPx) {
  infer::EngineOptions options;
  options.modelDirectory = modelFolder();
  options.threads = 2;
  options.tileSizePx = 256;
  options.overlapPx = 128;
  options.tileOffsetPx = offsetPx;
  return options;
}

infer::EngineOptions EngineTest::largeTiles() {
  infer::EngineOptions options;
  options.modelDirectory = modelFolder();
  options.threads = 2;
  return options;
}

std::string EngineTest::makeRaster(int width, int height, const RasterPlan &plan) const {
  RasterPlan sized = plan;
  sized.width = width;
  sized.height = height;
  const auto path = tempDir.file("image" + std::to_string(width) + "x" + std::to_string(height) + ".tif");
  const auto dataset = createRaster(path, sized);
  for (int band = 1; band <= sized.bands; ++band)
    fillBand(*dataset, band, [band](int x, int y) {
      return 0.7 * patternValue(band, x / 41 + 100, y / 29) + 0.3 * patternValue(band, x, y);
    });
  return path;
}

Answer EngineTest::ask(infer::Engine &engine, raster::RasterSource &source, const infer::Query &query,
                       Feedback &feedback) {
  infer::Query complete = query;
  complete.source = &source;
  if (complete.grid.width == 0)
    complete.grid = raster::planGrid(source.info(), {}, {});
  Answer answer;
  answer.summary = engine.map(complete, answer.map, feedback);
  return answer;
}

Answer EngineTest::ask(infer::Engine &engine, raster::RasterSource &source, const infer::Query &query) {
  Feedback feedback;
  return ask(engine, source, query, feedback);
}

Answer EngineTest::ask(const infer::EngineOptions &options, const std::string &path, const infer::Query &query) {
  const auto engine = infer::createEngine(options);
  const auto source = raster::openRaster(path);
  return ask(*engine, *source, query);
}

infer::Query EngineTest::aQuery() {
  infer::Query query;
  query.expression = "red building";
  return query;
}

} // namespace xemap::test
