// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <ogr_geometry.h>

#include "xemap/raster/geo_transform.h"
#include "xemap/raster/ground.h"

namespace xemap::raster {

/// Measures polygons on the ellipsoid of their CRS, or by the unit of a local one.
class GeodesicArea {
public:
  /// Where hasGroundAreas() is false areas are in pixels of `geotransform`.
  GeodesicArea(const std::string &crsWkt, const GeoTransform &geotransform);

  /// Units: square metres, or pixels.
  double of(const OGRMultiPolygon &polygons);
  double ofRing(const OGRLinearRing &ring);

private:
  Ground mGround;
  double mLongestEdge = 0.0; ///< Units: map units.
  double mPlanarScale = 1.0; ///< From square map units, where the ellipsoid is out of reach.
};

} // namespace xemap::raster
