// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/resampler.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace xemap::raster {

namespace {

constexpr std::size_t stripPixels = std::size_t{1} << 21U;
// Half the weight, less what rounding may take from two exact halves.
constexpr float validShare = 0.5F - 1e-5F;

void resampleRow(const AxisWeights &columns, const float *source, float *out) {
  const int begin = columns.sourceBegin();
  for (int i = 0; i < columns.count(); ++i) {
    const AxisWeights::Taps taps = columns.taps(i);
    const float *values = source + (taps.first - begin);
    float sum = 0.0F;
    for (int k = 0; k < taps.count; ++k)
      sum += taps.weights[k] * values[k];
    out[i] = sum;
  }
}

void addScaled(float weight, const float *values, int count, float *sums) {
  for (int i = 0; i < count; ++i)
    sums[i] += weight * values[i];
}

/// Sums up source rows into the patch and a plane of weights.
class Accumulator {
public:
  Accumulator(const AxisWeights &columns, const AxisWeights &rows, Patch &patch, int column, int row)
      : mColumns(columns), mRows(rows), mPatch(patch), mColumn(column), mRow(row),
        mWidth(static_cast<std::size_t>(columns.count())),
        mSourceWidth(static_cast<std::size_t>(columns.sourceEnd() - columns.sourceBegin())), mResampled(4 * mWidth),
        mShares(mSourceWidth), mWeights(mWidth * static_cast<std::size_t>(rows.count())) {}

  /// Shape: `samples` points at the row in the first of three planes, `planeStride` apart; it may be changed.
  void add(int sourceRow, float *samples, std::size_t planeStride, const std::uint8_t *valid) {
    const bool allValid = std::memchr(valid, 0, mSourceWidth) == nullptr;
    for (std::size_t i = 0; i < mSourceWidth; ++i)
      mShares[i] = valid[i] ? 1.0F : 0.0F;
    for (std::size_t band = 0; band < bandCount; ++band) {
      float *row = samples + band * planeStride;
      for (std::size_t i = 0; !allValid && i < mSourceWidth; ++i)
        row[i] *= mShares[i];
      resampleRow(mColumns, row, mResampled.data() + band * mWidth);
    }
    if (allValid)
      std::fill_n(mResampled.begin() + static_cast<std::ptrdiff_t>(bandCount * mWidth), mWidth, 1.0F);
    else
      resampleRow(mColumns, mShares.data(), mResampled.data() + bandCount * mWidth);
    spread(sourceRow);
  }

  void finish() {
    const std::size_t plane = mPatch.valid.size();
    for (int j = 0; j < mRows.count(); ++j) {
      const std::size_t offset = patchOffset(j);
      const float *weights = weightRow(j);
      for (std::size_t i = 0; i < mWidth; ++i) {
        mPatch.valid[offset + i] = weights[i] >= validShare;
        const float scale = weights[i] > 0.0F ? 1.0F / weights[i] : 0.0F;
        for (std::size_t band = 0; band < bandCount; ++band)
          mPatch.samples[band * plane + offset + i] *= scale;
      }
    }
  }

private:
  /// Source rows come in order, so the resampled rows that still need them only move forward.
  void spread(int sourceRow) {
    const auto past = [&](int j) { return mRows.taps(j).first + mRows.taps(j).count <= sourceRow; };
    while (mFirstOpen < mRows.count() && past(mFirstOpen))
      ++mFirstOpen;
    const std::size_t plane = mPatch.valid.size();
    for (int j = mFirstOpen; j < mRows.count(); ++j) {
      const AxisWeights::Taps taps = mRows.taps(j);
      if (taps.first > sourceRow)
        break;
      const float weight = taps.weights[sourceRow - taps.first];
      for (std::size_t band = 0; band < bandCount; ++band)
        addScaled(weight, mResampled.data() + band * mWidth, mColumns.count(),
                  mPatch.samples.data() + band * plane + patchOffset(j));
      addScaled(weight, mResampled.data() + bandCount * mWidth, mColumns.count(), weightRow(j));
    }
  }

  std::size_t patchOffset(int j) const {
    return static_cast<std::size_t>(mRow + j) * static_cast<std::size_t>(mPatch.width) +
           static_cast<std::size_t>(mColumn);
  }
  float *weightRow(int j) { return mWeights.data() + static_cast<std::size_t>(j) * mWidth; }

  const AxisWeights &mColumns;
  const AxisWeights &mRows;
  Patch &mPatch;
  int mColumn;
  int mRow;
  std::size_t mWidth;
  std::size_t mSourceWidth;
  std::vector<float> mResampled; ///< One row: three bands and the share of valid weight.
  std::vector<float> mShares;
  std::vector<float> mWeights;
  int mFirstOpen = 0;
};

} // namespace

AxisWeights::AxisWeights(double origin, double step, int count, int sourceLength) {
  mFirst.reserve(static_cast<std::size_t>(count));
  mOffset.reserve(static_cast<std::size_t>(count) + 1);
  for (int i = 0; i < count; ++i) {
    const double begin = origin + i * step;
    if (step > 1.0)
      addAverage(begin, begin + step, sourceLength);
    else
      addLinear(begin + 0.5 * step, sourceLength);
    mOffset.push_back(mWeights.size());
  }
}

AxisWeights::Taps AxisWeights::taps(int index) const {
  const auto i = static_cast<std::size_t>(index);
  return {mFirst[i], static_cast<int>(mOffset[i + 1] - mOffset[i]), mWeights.data() + mOffset[i]};
}

int AxisWeights::sourceEnd() const {
  const Taps last = taps(count() - 1);
  return last.first + last.count;
}

void AxisWeights::addAverage(double begin, double end, int sourceLength) {
  begin = std::max(begin, 0.0);
  end = std::min(end, static_cast<double>(sourceLength));
  // Slivers left by rounding would make a window touch one more row of blocks.
  constexpr double sliver = 1e-6;
  const int first = std::min(static_cast<int>(std::floor(begin + sliver)), sourceLength - 1);
  const int last = std::max(first, static_cast<int>(std::ceil(end - sliver)) - 1);
  mFirst.push_back(first);
  for (int k = first; k <= last; ++k) {
    const double covered = std::min(end, k + 1.0) - std::max(begin, static_cast<double>(k));
    addTap(first == last ? 1.0 : covered / (end - begin));
  }
}

void AxisWeights::addLinear(double centre, int sourceLength) {
  const double position = std::clamp(centre - 0.5, 0.0, sourceLength - 1.0);
  const int first = std::min(static_cast<int>(position), std::max(0, sourceLength - 2));
  const double fraction = position - first;
  mFirst.push_back(first);
  addTap(1.0 - fraction);
  if (sourceLength > 1)
    addTap(fraction);
}

bool resample(const AxisWeights &columns, const AxisWeights &rows, const RowReader &read, Patch &patch, int column,
              int row) {
  const auto sourceWidth = static_cast<std::size_t>(columns.sourceEnd() - columns.sourceBegin());
  const int end = rows.sourceEnd();
  const int stripRows = std::clamp(static_cast<int>(stripPixels / sourceWidth), 1, end - rows.sourceBegin());
  const std::size_t planeStride = sourceWidth * static_cast<std::size_t>(stripRows);
  std::vector<float> samples(bandCount * planeStride);
  std::vector<std::uint8_t> valid(planeStride);
  Accumulator accumulator(columns, rows, patch, column, row);
  for (int first = rows.sourceBegin(); first < end; first += stripRows) {
    const int count = std::min(stripRows, end - first);
    if (!read(first, count, samples.data(), valid.data()))
      return false;
    const std::size_t plane = sourceWidth * static_cast<std::size_t>(count);
    for (int i = 0; i < count; ++i) {
      const std::size_t offset = static_cast<std::size_t>(i) * sourceWidth;
      accumulator.add(first + i, samples.data() + offset, plane, valid.data() + offset);
    }
  }
  accumulator.finish();
  return true;
}

} // namespace xemap::raster
