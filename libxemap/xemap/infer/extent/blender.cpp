// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/blender.h"

#include <algorithm>
#include <vector>

#include "xemap/model/spec/xemap_net_options.h"

namespace xemap::infer {

Blender::Blender(const AxisPlan &columns, const AxisPlan &rows)
    : mColumns(columns), mRows(rows), mLogits(columns.fineCells()), mWeights(columns.fineCells()) {}

void Blender::add(std::size_t tileRow, std::size_t tileColumn, const float *logits) {
  const auto rowWeights = mRows.fineWeights(tileRow);
  const auto columnWeights = mColumns.fineWeights(tileColumn);
  const int firstRow = mRows.span(tileRow).start / model::finestStride;
  const int firstColumn = mColumns.span(tileColumn).start / model::finestStride;
  const int width = static_cast<int>(columnWeights.size());
  const int rowsInside = std::min(static_cast<int>(rowWeights.size()), mRows.fineCells() - firstRow);
  const int columnsInside = std::min(width, mColumns.fineCells() - firstColumn);
  mLogits.extendTo(firstRow + rowsInside, 0.0F);
  mWeights.extendTo(firstRow + rowsInside, 0.0F);
  for (int row = 0; row < rowsInside; ++row) {
    const float *from = logits + static_cast<std::ptrdiff_t>(row) * width;
    float *sum = mLogits.row(firstRow + row) + firstColumn;
    float *weight = mWeights.row(firstRow + row) + firstColumn;
    const float rowWeight = rowWeights[static_cast<std::size_t>(row)];
    for (int column = 0; column < columnsInside; ++column) {
      const float share = rowWeight * columnWeights[static_cast<std::size_t>(column)];
      sum[column] += share * from[column];
      weight[column] += share;
    }
  }
}

int Blender::finish(std::size_t tileRow) {
  const int first = mFinished;
  mFinished = mRows.finishedFineCells(tileRow);
  mLogits.extendTo(mFinished, 0.0F);
  mWeights.extendTo(mFinished, 0.0F);
  for (int row = first; row < mFinished; ++row) {
    float *sum = mLogits.row(row);
    const float *weight = mWeights.row(row);
    for (int column = 0; column < mColumns.fineCells(); ++column)
      if (weight[column] > 0.0F)
        sum[column] /= weight[column];
  }
  return mFinished;
}

void Blender::forgetBefore(int cell) {
  mLogits.dropBefore(cell);
  mWeights.dropBefore(cell);
}

} // namespace xemap::infer
