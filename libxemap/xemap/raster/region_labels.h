// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <vector>

#include <gdal_priv.h>

#include "xemap/raster/probability_reader.h"

namespace xemap::raster {

/// The probabilities of one region.
struct RegionStatistics {
  double sum = 0.0;
  float maximum = 0.0F;
  std::int64_t pixels = 0;

  double mean() const { return sum / static_cast<double>(pixels); }
  void add(const RegionStatistics &other);
};

/// Which neighbours of a pixel belong to its region: all, or those it shares a side with.
enum class Neighbours { Eight, Four };

/// Gives every pixel at or above a limit a provisional label, from the row above alone.
///
/// Labels depend on the pixels only, never on which labels have met: a second run repeats the first exactly.
class RowLabeller {
public:
  RowLabeller(int width, float limit, Neighbours neighbours);

  void restart();

  /// Labels the next row: 0 below the limit, else from 1. `meet` hears of each two labels found to be neighbours.
  ///
  /// Throws: Unsupported when there are more labels than 32 bits can tell apart.
  const std::vector<std::int32_t> &label(const float *probability,
                                         const std::function<void(std::int32_t, std::int32_t)> &meet);

private:
  std::int32_t newLabel();

  float mLimit;
  bool mCorners;
  std::int32_t mLabels = 0;
  std::vector<std::int32_t> mAbove;
  std::vector<std::int32_t> mRow;
};

/// The regions of a probability raster and their statistics.
///
/// Memory grows with the number of provisional labels, not with the raster.
class RegionTable {
public:
  /// Reads the raster once. `goOn` hears the fraction done; when it says no, the table stays incomplete.
  RegionTable(ProbabilityReader &probability, float limit, Neighbours neighbours,
              const std::function<bool(double)> &goOn);

  bool isComplete() const { return mComplete; }

  /// The region that a provisional label belongs to; 0 for 0.
  std::int32_t regionOf(std::int32_t label) const { return mParents[static_cast<std::size_t>(label)]; }
  const RegionStatistics &statistics(std::int32_t region) const {
    return mStatistics[static_cast<std::size_t>(region)];
  }

private:
  void grow(std::int32_t label);
  std::int32_t root(std::int32_t label);
  void join(std::int32_t a, std::int32_t b);
  void add(std::int32_t label, float probability);
  void resolve();

  bool mComplete = false;
  std::vector<std::int32_t> mParents{0};
  std::vector<RegionStatistics> mStatistics{1};
};

/// The regions as a raster of GDAL's, so that GDAL can trace them: labels are made again as rows are asked for.
class RegionDataset : public GDALDataset {
public:
  RegionDataset(ProbabilityReader &probability, float limit, Neighbours neighbours, const RegionTable &table);

  /// Throws again what reading the probabilities threw inside GDAL, which exceptions must not pass through.
  void rethrow() const;

private:
  friend class RegionBand;
  std::exception_ptr mFailure;
};

} // namespace xemap::raster
