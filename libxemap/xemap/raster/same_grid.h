// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/raster/geo_transform.h"

namespace xemap::raster {

/// Where the pixels of a raster lie.
struct GridPlace {
  int width = 0;
  int height = 0;
  bool georeferenced = false;
  GeoTransform geotransform; ///< The identity when not georeferenced.
  std::string crsWkt;        ///< Empty when there is none.
};

/// Whether two CRSs are one, however they are written, and but for their coordinate epochs where one of them has none:
/// programs that read rasters may not know of it.
bool haveSameCrs(const std::string &wkt, const std::string &otherWkt);

/// Whether two grids of one CRS have the same pixels, but for what rounding does.
bool haveSamePixels(const GridPlace &one, const GridPlace &other);

} // namespace xemap::raster
