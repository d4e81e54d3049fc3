// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <array>
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
    for (std::size_t first = 0; first < count; first += blockLength)
      addBlock(samples + first, std::min(blockLength, count - first), nodata);
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
  static constexpr std::size_t lanes = 8;
  static constexpr std::size_t blockLength = 1024; ///< So few that sums of float32 are as good as those of float64.

  /// Adds up in several lanes, which compilers make of it what the processor does at once.
  template <typename Sample> void addBlock(const Sample *samples, std::size_t count, Sample nodata) {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    std::array<float, lanes> sum{};
    std::array<float, lanes> squares{};
    std::array<float, lanes> minimum{};
    std::array<float, lanes> maximum{};
    std::array<float, lanes> valid{};
    minimum.fill(infinity);
    maximum.fill(-infinity);
    const auto take = [&](Sample sample, std::size_t lane) {
      const auto value = static_cast<float>(sample);
      const bool counts = sample != nodata && value == value; // neither nodata nor NaN
      const float weight = counts ? 1.0F : 0.0F;
      const float counted = counts ? value : 0.0F;
      valid[lane] += weight;
      sum[lane] += counted;
      squares[lane] += counted * counted;
      minimum[lane] = std::min(minimum[lane], counts ? value : infinity);
      maximum[lane] = std::max(maximum[lane], counts ? value : -infinity);
    };
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes)
      for (std::size_t lane = 0; lane < lanes; ++lane)
        take(samples[i + lane], lane);
    for (; i < count; ++i)
      take(samples[i], 0);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      mSum += static_cast<double>(sum[lane]);
      mSumOfSquares += static_cast<double>(squares[lane]);
      mMinimum = std::min(mMinimum, static_cast<double>(minimum[lane]));
      mMaximum = std::max(mMaximum, static_cast<double>(maximum[lane]));
      mCount += static_cast<std::int64_t>(valid[lane]);
    }
  }

  double mMinimum = std::numeric_limits<double>::infinity();
  double mMaximum = -std::numeric_limits<double>::infinity();
  double mSum = 0.0;
  double mSumOfSquares = 0.0;
  std::int64_t mCount = 0;
};

} // namespace xemap::raster
