// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/survey.h"

#include <algorithm>
#include <cmath>

#include "xemap/model/spec/xemap_net_options.h"

namespace xemap::infer {

namespace {

/// A survey of more cells along a side would tell no more of how things lie to each other.
constexpr int mostCells = 1024;
constexpr int fine = model::finestStride;
constexpr int finePerCoarse = model::coarsestStride / model::finestStride;

int factorFor(int fineCells) {
  return std::max(1, (fineCells + mostCells - 1) / mostCells);
}

} // namespace

Survey::Survey(const AxisPlan &columns, const AxisPlan &rows, std::size_t phrases)
    : mColumns(columns), mRows(rows), mFactor(factorFor(std::max(columns.fineCells(), rows.fineCells()))) {
  const auto cells = [&](const AxisPlan &axis) { return (axis.fineCells() + mFactor - 1) / mFactor; };
  mMaps.assign(phrases, PhraseMap(cells(columns), cells(rows), 0.0F));
}

void Survey::add(std::size_t tileRow, std::size_t tileColumn, const float *logits,
                 const std::vector<std::uint8_t> &valid) {
  const auto &rows = mRows.span(tileRow);
  const auto &columns = mColumns.span(tileColumn);
  const auto ownRows = mRows.ownCoarseCells(tileRow);
  const auto ownColumns = mColumns.ownCoarseCells(tileColumn);
  const int width = mColumns.insidePx(tileColumn);
  const int height = mRows.insidePx(tileRow);
  const int tileCells = columns.size / fine;
  const auto plane = static_cast<std::size_t>(rows.size / fine) * static_cast<std::size_t>(tileCells);
  const int firstRow = ownRows.start * finePerCoarse;
  const int firstColumn = ownColumns.start * finePerCoarse;
  const int endRow = std::min(firstRow + ownRows.size * finePerCoarse, mRows.fineCells());
  const int endColumn = std::min(firstColumn + ownColumns.size * finePerCoarse, mColumns.fineCells());
  for (int row = firstRow; row < endRow; ++row)
    for (int column = firstColumn; column < endColumn; ++column) {
      const int tileCellRow = row - rows.start / fine;
      const int tileCellColumn = column - columns.start / fine;
      // The middle of a cell stands for it.
      const int y = std::min(tileCellRow * fine + fine / 2, height - 1);
      const int x = std::min(tileCellColumn * fine + fine / 2, width - 1);
      if (valid[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] == 0)
        continue;
      const auto cell = static_cast<std::size_t>(tileCellRow) * static_cast<std::size_t>(tileCells) +
                        static_cast<std::size_t>(tileCellColumn);
      for (std::size_t phrase = 0; phrase < mMaps.size(); ++phrase) {
        auto &likeliest = mMaps[phrase].at(column / mFactor, row / mFactor);
        likeliest = std::max(likeliest, 1.0F / (1.0F + std::exp(-logits[phrase * plane + cell])));
      }
    }
}

} // namespace xemap::infer
