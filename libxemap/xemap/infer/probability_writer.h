// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "xemap/infer/extent/row_band.h"
#include "xemap/infer/extent/row_spool.h"
#include "xemap/infer/extent/valid_spool.h"
#include "xemap/model/model_directory.h"
#include "xemap/raster/map_sink.h"

namespace xemap::infer {

/// What was written.
struct ProbabilityStatistics {
  double maximum = 0.0;
  int maximumRow = 0; ///< Of the first pixel that has it, as the column.
  int maximumColumn = 0;
  double sum = 0.0;
  std::int64_t validPixels = 0;
};

/// Told how much is written, in [0,1]; false ends it.
using WriteWatch = std::function<bool(double share)>;

/// Turns blended logits into calibrated probabilities at the resolution of the grid.
///
/// Probabilities are multiples of 2^-14: what is finer is noise, which files would have to keep.
class ProbabilityWriter {
public:
  /// The references outlive the writer; `sink` has begun.
  ProbabilityWriter(int width, int height, const model::Calibration &calibration, raster::MapSink &sink);

  /// Writes all rows of spools that are complete. Returns false when `goOn` ended it.
  ///
  /// Shape: `logits` rows of [fine cells of the width] float32. Units: `doubt` is taken off each calibrated logit.
  /// Throws: Unreadable, and as the sink does.
  bool write(const RowSpool &logits, const ValidSpool &valid, double doubt, const WriteWatch &goOn);

  const ProbabilityStatistics &statistics() const { return mStatistics; }

private:
  void interpolateRow(int row, double doubt, float *out);
  void maskRow(int row, const std::uint8_t *valid, float *probability);

  int mWidth;
  int mHeight;
  model::Calibration mCalibration;
  raster::MapSink &mSink;
  RowBand<float> mCells; ///< Those that the rows being written are interpolated from.
  std::vector<std::uint8_t> mValid;
  std::vector<float> mCellRow;
  std::vector<float> mRows;
  ProbabilityStatistics mStatistics;
};

} // namespace xemap::infer
