// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/infer/engine.h"

namespace xemap::test {

/// Keeps the map it is given, and how it was given.
class MemorySink : public raster::MapSink {
public:
  void begin(const raster::AnalysisGrid &grid) override;
  void writeRows(int firstRow, int rowCount, const float *probability) override;
  void finish() override { finished = true; }

  float at(int column, int row) const {
    return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column)];
  }

  int width = 0;
  int height = 0;
  int rowsWritten = 0;
  bool begun = false;
  bool finished = false;
  std::vector<float> values;
};

/// A map and what was said about it.
struct Answer {
  infer::MapSummary summary;
  MemorySink map;
};

struct MapDifference {
  double mean = 0.0;
  double maximum = 0.0;
};

/// Of two maps of one size; NaN equals NaN and nothing else.
MapDifference differenceOf(const MemorySink &a, const MemorySink &b);

/// Standard deviation of the valid probabilities: a test that compares flat maps would see nothing.
double spreadOf(const MemorySink &map);

/// Engines with a small random network over real rasters.
class EngineTest : public TempDirTest {
protected:
  static void SetUpTestSuite();
  static void TearDownTestSuite();

  static std::string modelFolder();

  /// Tiles of 256 pixels that overlap by 128.
  static infer::EngineOptions smallTiles(int offsetPx = 0);
  /// Tiles of 512 pixels that overlap by 256, twice what the small network's cells see of their surroundings for the
  /// most part: such leave no seams.
  static infer::EngineOptions seamlessTiles(int offsetPx = 0);
  /// Extents up to 768 pixels are one tile.
  static infer::EngineOptions largeTiles();

  /// A raster of blocks and noise with half-metre pixels.
  std::string makeRaster(int width, int height, const RasterPlan &plan = {}) const;

  static Answer ask(infer::Engine &engine, raster::RasterSource &source, const infer::Query &query, Feedback &feedback);
  static Answer ask(infer::Engine &engine, raster::RasterSource &source, const infer::Query &query = aQuery());
  static Answer ask(const infer::EngineOptions &options, const std::string &path, const infer::Query &query = aQuery());

  /// "red building"; the whole raster unless `grid` is set.
  static infer::Query aQuery();

private:
  static TempDir *sModels;
};

} // namespace xemap::test
