// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "xemap/infer/tile_plan.h"

namespace xemap::infer {

/// Gathers from the tiles what presence is judged by: the coarsest logits over the cells that hold data, each counted
/// once although tiles overlap.
class PresenceEvidence {
public:
  /// The plans outlive the evidence.
  PresenceEvidence(const AxisPlan &columns, const AxisPlan &rows) : mColumns(columns), mRows(rows) {}

  /// Shape: `logits` [tile height / 32, tile width / 32] float32; `valid` of the part of the tile inside the grid.
  void add(std::size_t tileRow, std::size_t tileColumn, const float *logits, const std::vector<std::uint8_t> &valid);

  double maximum() const { return mMaximum; }
  double mean() const { return mCells > 0 ? mSum / static_cast<double>(mCells) : 0.0; }

private:
  const AxisPlan &mColumns;
  const AxisPlan &mRows;
  double mMaximum = 0.0;
  double mSum = 0.0;
  std::int64_t mCells = 0;
};

} // namespace xemap::infer
