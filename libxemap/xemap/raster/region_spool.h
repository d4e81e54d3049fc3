// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "xemap/raster/geo_transform.h"
#include "xemap/raster/regions.h"

namespace xemap::raster {

/// Keeps regions until all are known: only then is it known how they rank.
///
/// Memory: a few MiB, and a few numbers for each; what is more goes into a file. Throws: Unwritable, Unreadable, naming
/// the path that is shown.
class RegionSpool {
public:
  /// `path` is that of the file, `shown` the one that failures name.
  RegionSpool(const std::string &path, const std::string &shown);
  RegionSpool(const RegionSpool &) = delete;
  RegionSpool &operator=(const RegionSpool &) = delete;

  /// `topLeft` is the corner of the box around it. Units: map units.
  void add(const Region &region, Point topLeft);

  /// Hands on all in the order they came in, with their ranks. `goOn` hears the fraction done; when it says no, the
  /// rest is left out.
  ///
  /// Returns: whether all were handed on.
  bool handOn(const std::function<void(const Region &)> &take, const std::function<bool(double)> &goOn);

private:
  struct Place {
    double area = 0.0;
    Point topLeft;
  };

  std::vector<std::int64_t> ranks() const;
  void leaveMemory();
  template <typename Value> void write(const Value *values, std::size_t count);
  template <typename Value> void read(Value *values, std::size_t count);

  std::string mPath;
  std::string mShown;
  std::stringstream mMemory;
  std::fstream mFile;
  std::iostream *mKept = &mMemory; ///< Where regions are.
  std::vector<Place> mPlaces;
};

} // namespace xemap::raster
