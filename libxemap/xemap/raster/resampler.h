// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "xemap/raster/raster_source.h"

namespace xemap::raster {

/// How the samples of one axis add up to resampled ones: area averages when shrinking, linear weights otherwise.
class AxisWeights {
public:
  /// The sources of one resampled pixel. Its weights add up to 1.
  struct Taps {
    int first = 0;
    int count = 0;
    const float *weights = nullptr;
  };

  /// Units: `origin` is the left edge of the first resampled pixel, `step` its width, both in source pixels. The centre
  /// of every resampled pixel must lie inside [0,sourceLength].
  AxisWeights(double origin, double step, int count, int sourceLength);

  int count() const { return static_cast<int>(mFirst.size()); }
  Taps taps(int index) const;

  /// The sources of all resampled pixels together: first and one past the last.
  int sourceBegin() const { return mFirst.front(); }
  int sourceEnd() const;

private:
  void addTap(double weight) { mWeights.push_back(static_cast<float>(weight)); }
  void addAverage(double begin, double end, int sourceLength);
  void addLinear(double centre, int sourceLength);

  std::vector<int> mFirst;
  std::vector<std::size_t> mOffset{0};
  std::vector<float> mWeights;
};

/// Reads whole rows [firstRow, firstRow + rowCount) of the columns a resampling needs.
///
/// Shape: fills `samples` [3,rowCount,columns] float32 and `valid` [rowCount,columns]. Returns false to give up.
using RowReader = std::function<bool(int firstRow, int rowCount, float *samples, std::uint8_t *valid)>;

/// Resamples into the part of `patch` that begins at (`column`, `row`), a strip of source rows at a time.
///
/// Invalid samples carry no weight; a pixel is valid where at least half of its weight is. The patch must be zero
/// there. Returns false when the reader gave up.
[[nodiscard]] bool resample(const AxisWeights &columns, const AxisWeights &rows, const RowReader &read, Patch &patch,
                            int column, int row);

} // namespace xemap::raster
