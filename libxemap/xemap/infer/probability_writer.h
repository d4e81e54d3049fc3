// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "xemap/infer/blender.h"
#include "xemap/infer/row_band.h"
#include "xemap/model/model_directory.h"
#include "xemap/raster/map_sink.h"

namespace xemap::infer {

/// What was written.
struct ProbabilityStatistics {
  double maximum = 0.0;
  double sum = 0.0;
  std::int64_t validPixels = 0;
};

/// Turns finished rows of blended logits into calibrated probabilities at the resolution of the grid.
class ProbabilityWriter {
public:
  /// The references outlive the writer; `sink` has begun.
  ProbabilityWriter(int width, int height, const model::Calibration &calibration, raster::MapSink &sink);

  /// Says where a tile has data; pixels no tile speaks of have none. Before the rows of the tile are written.
  ///
  /// Shape: `valid` [height,width], of the part of the grid that starts at column `x` and row `y`.
  void addValid(int x, int y, int width, int height, const std::uint8_t *valid);

  /// Writes every row that can be interpolated from the first `finishedCells` rows of `blender`, and lets it forget
  /// those that are not needed any more.
  void write(Blender &blender, int finishedCells);

  const ProbabilityStatistics &statistics() const { return mStatistics; }

private:
  void interpolateRow(const Blender &blender, int row, float *out);
  void maskRow(int row, float *probability);

  int mWidth;
  int mHeight;
  model::Calibration mCalibration;
  raster::MapSink &mSink;
  RowBand<std::uint8_t> mValid; ///< A bit per pixel: it is the largest of what grows with the grid's width.
  int mWritten = 0;
  std::vector<float> mCellRow;
  std::vector<float> mRows;
  ProbabilityStatistics mStatistics;
};

} // namespace xemap::infer
