// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "xemap/raster/geo_transform.h"

namespace xemap::infer {

/// The part of a grid inside a polygon: a pixel is inside when its centre is (even-odd rule).
class ClipPolygon {
public:
  /// `mapPoints` is a ring in map coordinates of the grid, closed or not; without points nothing is clipped.
  ///
  /// Throws: InvalidArgument for fewer than three points or one that is not finite.
  ClipPolygon(const std::vector<raster::Point> &mapPoints, const raster::GeoTransform &gridTransform);

  /// Sets to 0 what lies outside of the polygon in a part of the grid that starts at column `x` and row `y`.
  ///
  /// Shape: `valid` [height,width], 1 or 0.
  void apply(int x, int y, int width, int height, std::uint8_t *valid) const;

private:
  /// Columns where the ring crosses the centre line of a row, in order.
  std::vector<double> crossings(int row) const;

  std::vector<raster::Point> mPixels;
};

} // namespace xemap::infer
