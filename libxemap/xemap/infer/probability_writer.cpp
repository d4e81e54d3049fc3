// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/probability_writer.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <ATen/ATen.h>

#include "xemap/model/spec/xemap_net_options.h"

namespace xemap::infer {

namespace {

constexpr int stride = model::finestStride;
constexpr int rowsPerWrite = 64;
/// Between it and its double, float32 has steps of 2^-12.
constexpr float steps = 2048.0F;

int cellsOf(int pixels) {
  return (pixels + stride - 1) / stride;
}

} // namespace

ProbabilityWriter::ProbabilityWriter(int width, int height, const model::Calibration &calibration,
                                     raster::MapSink &sink)
    : mWidth(width), mHeight(height), mCalibration(calibration), mSink(sink), mCells(cellsOf(width)) {}

bool ProbabilityWriter::write(const RowSpool &logits, const ValidSpool &valid, double doubt, const WriteWatch &goOn) {
  const int cells = cellsOf(mHeight);
  for (int written = 0; written < mHeight;) {
    if (!goOn(static_cast<double>(written) / mHeight))
      return false;
    const int count = std::min(rowsPerWrite, mHeight - written);
    // The upper and the lower half of a cell are interpolated with the one before and the one after.
    const int needed = std::min(cells, (written + count) / stride + 1);
    const int known = mCells.endRow();
    mCells.extendTo(needed, 0.0F);
    if (needed > known)
      logits.read(known, needed - known, mCells.row(known));
    mValid.resize(static_cast<std::size_t>(count) * valid.bytesPerRow());
    valid.read(written, count, mValid.data());
    mRows.resize(static_cast<std::size_t>(count) * static_cast<std::size_t>(mWidth));
    for (int row = 0; row < count; ++row)
      interpolateRow(written + row, doubt, mRows.data() + static_cast<std::ptrdiff_t>(row) * mWidth);
    at::from_blob(mRows.data(), {count, mWidth}, at::kFloat).sigmoid_();
    for (int row = 0; row < count; ++row)
      maskRow(written + row, mValid.data() + static_cast<std::size_t>(row) * valid.bytesPerRow(),
              mRows.data() + static_cast<std::ptrdiff_t>(row) * mWidth);
    mSink.writeRows(written, count, mRows.data());
    written += count;
    mCells.dropBefore(std::max(0, written / stride - 1));
  }
  return true;
}

void ProbabilityWriter::interpolateRow(int row, double doubt, float *out) {
  const int cells = cellsOf(mWidth);
  const float position = (static_cast<float>(row) + 0.5F) / stride - 0.5F;
  const int above = std::max(0, static_cast<int>(std::floor(position)));
  const int below = std::min(above + 1, cellsOf(mHeight) - 1);
  const float share = std::max(0.0F, position - static_cast<float>(above));
  const float *upper = mCells.row(above);
  const float *lower = mCells.row(below);
  const auto gain = static_cast<float>(1.0 / mCalibration.temperature);
  const auto bias = static_cast<float>(mCalibration.bias - doubt);
  // One cell more on both sides spares the loop below the borders.
  mCellRow.resize(static_cast<std::size_t>(cells) + 2);
  float *cell = mCellRow.data() + 1;
  for (int column = 0; column < cells; ++column)
    cell[column] = (upper[column] + share * (lower[column] - upper[column])) * gain + bias;
  cell[-1] = cell[0];
  cell[cells] = cell[cells - 1];
  static_assert(stride == 2, "the centres of a cell's pixels are a quarter of a cell from its own");
  const auto towards = [](float here, float neighbour) { return here + 0.25F * (neighbour - here); };
  for (int column = 0; column < mWidth / stride; ++column) {
    out[stride * column] = towards(cell[column], cell[column - 1]);
    out[stride * column + 1] = towards(cell[column], cell[column + 1]);
  }
  if (mWidth % stride != 0)
    out[mWidth - 1] = towards(cell[cells - 1], cell[cells - 2]);
}

void ProbabilityWriter::maskRow(int row, const std::uint8_t *valid, float *probability) {
  float maximum = 0.0F;
  double sum = 0.0;
  std::int64_t count = 0;
  for (int column = 0; column < mWidth; ++column) {
    if ((valid[column / 8] >> (column % 8) & 1) == 0) {
      probability[column] = std::numeric_limits<float>::quiet_NaN();
      continue;
    }
    probability[column] = (probability[column] + steps) - steps;
    maximum = std::max(maximum, probability[column]);
    sum += probability[column];
    ++count;
  }
  if (static_cast<double>(maximum) > mStatistics.maximum) {
    mStatistics.maximum = static_cast<double>(maximum);
    mStatistics.maximumRow = row;
    mStatistics.maximumColumn = static_cast<int>(std::find(probability, probability + mWidth, maximum) - probability);
  }
  mStatistics.sum += sum;
  mStatistics.validPixels += count;
}

} // namespace xemap::infer
