// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/presence_evidence.h"

#include <algorithm>

#include "xemap/base/logistic_regression.h"
#include "xemap/model/model_directory.h"

namespace xemap::infer {

namespace {

constexpr int cellPx = model::coarsestStride;

bool cellHasData(const std::vector<std::uint8_t> &valid, int width, int height, int row, int column) {
  const int endRow = std::min((row + 1) * cellPx, height);
  const int endColumn = std::min((column + 1) * cellPx, width);
  for (int y = row * cellPx; y < endRow; ++y) {
    const auto line = valid.begin() + static_cast<std::ptrdiff_t>(y) * width;
    if (std::find(line + column * cellPx, line + endColumn, std::uint8_t{1}) != line + endColumn)
      return true;
  }
  return false;
}

} // namespace

void PresenceEvidence::add(std::size_t tileRow, std::size_t tileColumn, const float *coarse, const float *fine,
                           const std::vector<std::uint8_t> &valid) {
  const auto &rows = mRows.span(tileRow);
  const auto &columns = mColumns.span(tileColumn);
  const auto ownRows = mRows.ownCoarseCells(tileRow);
  const auto ownColumns = mColumns.ownCoarseCells(tileColumn);
  const int width = mColumns.insidePx(tileColumn);
  const int height = mRows.insidePx(tileRow);
  const int cellsPerRow = columns.size / cellPx;
  for (int ownRow = 0; ownRow < ownRows.size; ++ownRow)
    for (int ownColumn = 0; ownColumn < ownColumns.size; ++ownColumn) {
      const int row = ownRows.start + ownRow - rows.start / cellPx;
      const int column = ownColumns.start + ownColumn - columns.start / cellPx;
      if (!cellHasData(valid, width, height, row, column))
        continue;
      const double logit = coarse[row * cellsPerRow + column];
      mMaximum = mCells == 0 ? logit : std::max(mMaximum, logit);
      mSum += logit;
      ++mCells;
      countSure(fine, cellsPerRow, row, column);
    }
}

void PresenceEvidence::countSure(const float *fine, int cellsPerRow, int row, int column) {
  constexpr int perCell = cellPx / model::finestStride;
  static const auto sure = static_cast<float>(logit(model::PresenceCalibration::sureProbability));
  const std::ptrdiff_t width = static_cast<std::ptrdiff_t>(cellsPerRow) * perCell;
  for (int y = row * perCell; y < (row + 1) * perCell; ++y) {
    const float *line = fine + y * width + static_cast<std::ptrdiff_t>(column) * perCell;
    mSure += std::count_if(line, line + perCell, [](float logit) { return logit > sure; });
  }
  mFineCells += perCell * perCell;
}

} // namespace xemap::infer
