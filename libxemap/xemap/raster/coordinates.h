// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/raster/analysis_grid.h"

namespace xemap::raster {

/// The ground size of the pixel at `centrePixel`, along its row and its column.
///
/// Geodesic in geographic CRSs; through the CRS's linear unit in projected and local ones, unless a projection's scale
/// departs by more than a hundredth there (as in Mercator tiles away from the equator): then geodesic as well.
/// Units: metres; zero when `crsWkt` is empty or has no unit.
GroundResolution groundResolutionAt(const GeoTransform &geotransform, const std::string &crsWkt, Point centrePixel);

/// Whether areas can be told in square metres: the CRS stands on the earth, or has a unit of length.
bool hasGroundAreas(const std::string &crsWkt);

/// The two directions over a picture along which northing and easting grow fastest, and how its columns lie.
///
/// Units: unit vectors on the ground; x along rows to the right, y at right angles to it, to the side that columns go
/// down to.
struct GroundDirections {
  Point north{0.0, -1.0};
  Point east{1.0, 0.0};
  Point column{0.0, 1.0}; ///< Leans to the left or right where pixels are sheared.
};

/// North is where latitude grows, east where longitude grows, at `centrePixel`; in local CRSs, and without any, where
/// the second and the first axis grow.
GroundDirections directionsAt(const GeoTransform &geotransform, const std::string &crsWkt, Point centrePixel);

/// The box in `toCrs` that holds `box` of `fromCrs`, edges densified.
///
/// Units: CRSs as anything GDAL understands (EPSG:n, WKT, PROJ); x is easting or longitude in both.
/// Throws: InvalidArgument for an unknown CRS or a box that cannot be transformed.
MapBox transformBox(const MapBox &box, const std::string &fromCrs, const std::string &toCrs);

} // namespace xemap::raster
