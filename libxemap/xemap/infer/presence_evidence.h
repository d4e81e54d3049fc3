// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "xemap/infer/extent/tile_plan.h"

namespace xemap::infer {

/// Gathers from the tiles what presence is judged by: the coarsest and the finest logits over the cells that hold data,
/// each counted once although tiles overlap.
class PresenceEvidence {
public:
  /// The plans outlive the evidence.
  PresenceEvidence(const AxisPlan &columns, const AxisPlan &rows) : mColumns(columns), mRows(rows) {}

  /// Shape: `coarse` [tile height / 32, tile width / 32], `fine` [tile height / 2, tile width / 2] float32; `valid` of
  /// the part of the tile inside the grid.
  void add(std::size_t tileRow, std::size_t tileColumn, const float *coarse, const float *fine,
           const std::vector<std::uint8_t> &valid);

  /// Of the coarsest logits.
  double maximum() const { return mMaximum; }
  double mean() const { return mCells > 0 ? mSum / static_cast<double>(mCells) : 0.0; }
  /// Of the finest cells, the share whose probability is above PresenceCalibration::sureProbability.
  double sureShare() const {
    return mFineCells > 0 ? static_cast<double>(mSure) / static_cast<double>(mFineCells) : 0.0;
  }

private:
  void countSure(const float *fine, int cellsPerRow, int row, int column);

  const AxisPlan &mColumns;
  const AxisPlan &mRows;
  double mMaximum = 0.0;
  double mSum = 0.0;
  std::int64_t mCells = 0;
  std::int64_t mFineCells = 0;
  std::int64_t mSure = 0;
};

} // namespace xemap::infer
