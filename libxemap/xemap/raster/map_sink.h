// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/raster/analysis_grid.h"

namespace xemap::raster {

/// Takes a probability raster row by row, top to bottom.
class MapSink {
public:
  virtual ~MapSink() = default;

  /// Called once, before any row.
  virtual void begin(const AnalysisGrid &grid) = 0;

  /// Shape: `probability` [rowCount,grid.width] float32 in [0,1], NaN where there is no data; rows follow each other.
  virtual void writeRows(int firstRow, int rowCount, const float *probability) = 0;

  /// Called once, after the last row, where there is more to a map than its rows: `presence` is the probability that
  /// the extent holds what was asked for.
  virtual void answered(double /*presence*/) {}

  /// Makes the result whole. A sink destroyed without it leaves nothing behind.
  virtual void finish() = 0;
};

} // namespace xemap::raster
