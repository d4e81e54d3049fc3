// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "xemap/infer/composition.h"
#include "xemap/infer/extent/tile_plan.h"

namespace xemap::infer {

/// The maps of several noun phrases over a whole extent, coarse enough to be kept and compared.
class Survey {
public:
  /// The plans outlive the survey.
  Survey(const AxisPlan &columns, const AxisPlan &rows, std::size_t phrases);

  /// Finest cells of the network along each side of a cell of the survey.
  int cellsPerCell() const { return mFactor; }

  /// Takes from a tile the cells that are its own; where there is no data, nothing is likely.
  ///
  /// Shape: `logits` [phrases, tile height / 2, tile width / 2] float32; `valid` of the part of the tile inside the
  /// grid.
  void add(std::size_t tileRow, std::size_t tileColumn, const float *logits, const std::vector<std::uint8_t> &valid);

  /// Shape: one map per phrase. Units: probabilities, the largest of each cell.
  const std::vector<PhraseMap> &maps() const { return mMaps; }

private:
  const AxisPlan &mColumns;
  const AxisPlan &mRows;
  int mFactor;
  std::vector<PhraseMap> mMaps;
};

} // namespace xemap::infer
