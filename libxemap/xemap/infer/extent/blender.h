// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "xemap/infer/extent/row_band.h"
#include "xemap/infer/extent/tile_plan.h"

namespace xemap::infer {

/// Merges the logits of overlapping tiles into one map, one row of tiles at a time.
///
/// Works on the finest cells of the network, before they are interpolated to pixels. Tiles come in rows from the top;
/// those that hold nothing may be left out, whatever then has no weight stays 0.
class Blender {
public:
  /// The plans outlive the blender.
  Blender(const AxisPlan &columns, const AxisPlan &rows);

  /// Shape: `logits` [tile height / 2, tile width / 2] float32.
  void add(std::size_t tileRow, std::size_t tileColumn, const float *logits);

  /// Blends the rows no later tile reaches; they stay until forgotten.
  ///
  /// Units: finest cells that are finished, counted from the top of the map.
  int finish(std::size_t tileRow);

  /// Shape: [fine cells of the columns' axis]; a row that is finished and not forgotten.
  const float *row(int cell) const { return mLogits.row(cell); }
  /// The same, to be changed before it is read.
  float *row(int cell) { return mLogits.row(cell); }
  void forgetBefore(int cell);

private:
  const AxisPlan &mColumns;
  const AxisPlan &mRows;
  RowBand<float> mLogits;  ///< Weighted sums; means where finished.
  RowBand<float> mWeights; ///< Sums of weights; less than 1 where tiles were left out.
  int mFinished = 0;
};

} // namespace xemap::infer
