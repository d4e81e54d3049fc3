// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace xemap::raster {

/// Running statistics of the samples of a band that are not nodata.
class SampleStatistics {
public:
  /// A nodata of NaN stands for every NaN.
  template <typename Sample> void add(const Sample *samples, std::size_t count, Sample nodata) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto value = static_cast<double>(samples[i]);
      if (samples[i] == nodata || std::isnan(value))
        continue;
      mMinimum = std::min(mMinimum, value);
      mMaximum = std::max(mMaximum, value);
      mSum += value;
      mSumOfSquares += value * value;
      ++mCount;
    }
  }

  std::int64_t count() const { return mCount; }
  double minimum() const { return mMinimum; }
  double maximum() const { return mMaximum; }
  double mean() const { return mSum / static_cast<double>(mCount); }
  /// Of the samples themselves, not of what they might be drawn from; as GDAL has it.
  double deviation() const {
    return std::sqrt(std::max(0.0, mSumOfSquares / static_cast<double>(mCount) - mean() * mean()));
  }

private:
  double mMinimum = std::numeric_limits<double>::infinity();
  double mMaximum = -std::numeric_limits<double>::infinity();
  double mSum = 0.0;
  double mSumOfSquares = 0.0;
  std::int64_t mCount = 0;
};

} // namespace xemap::raster
