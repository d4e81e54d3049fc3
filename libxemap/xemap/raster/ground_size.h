// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <ogr_geometry.h>

#include "xemap/raster/geo_transform.h"
#include "xemap/raster/ground.h"

namespace xemap::raster {

/// How large something is. Units: square metres and metres; pixels where lengths on the ground are not known.
struct Size {
  double area = 0.0;
  double perimeter = 0.0; ///< Of all rings, those around holes as well.

  void add(const Size &other) {
    area += other.area;
    perimeter += other.perimeter;
  }
};

/// Measures polygons on the ellipsoid of their CRS, or by the unit of a local one.
class GroundSize {
public:
  /// Where hasGroundAreas() is false sizes are in pixels of `geotransform`.
  GroundSize(const std::string &crsWkt, const GeoTransform &geotransform);

  Size of(const OGRMultiPolygon &polygons) const;
  /// `area` is never negative.
  Size ofRing(const OGRLinearRing &ring) const;

private:
  Size onPlane(const OGRLinearRing &ring) const;

  Ground mGround;
  GeoTransform mGeotransform;
  double mLongestEdge = 0.0;   ///< Units: map units.
  double mMetresPerUnit = 0.0; ///< On a plane; 0 where nothing is known.
};

} // namespace xemap::raster
