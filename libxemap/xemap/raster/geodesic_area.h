// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include <geodesic.h>
#include <ogr_geometry.h>
#include <ogr_spatialref.h>

#include "xemap/raster/geo_transform.h"

namespace xemap::raster {

/// Measures polygons on the ellipsoid of their CRS.
class GeodesicArea {
public:
  /// Without a CRS that stands on the earth areas are in pixels of `geotransform`.
  GeodesicArea(const std::string &crsWkt, const GeoTransform &geotransform);

  /// Units: square metres, or pixels.
  double of(const OGRMultiPolygon &polygons);
  double ofRing(const OGRLinearRing &ring);

private:
  std::unique_ptr<OGRCoordinateTransformation> mToGeographic;
  geod_geodesic mEllipsoid{};
  double mDegreesPerUnit = 1.0; ///< Of the geographic CRS.
  double mLongestEdge = 0.0;    ///< Units: map units.
  double mPlanarScale = 1.0;    ///< From square map units, where the ellipsoid is out of reach.
};

} // namespace xemap::raster
