// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/raster/analysis_grid.h"

namespace xemap::raster {

/// The ground size of the pixel at `centrePixel`, along its row and its column.
///
/// Geodesic in geographic CRSs; through the CRS's linear unit in projected ones, unless the projection's scale departs
/// by more than a hundredth there (as in Mercator tiles away from the equator): then geodesic as well. Units: metres;
/// zero when `crsWkt` is empty or not earthbound.
GroundResolution groundResolutionAt(const GeoTransform &geotransform, const std::string &crsWkt, Point centrePixel);

/// The box in `toCrs` that holds `box` of `fromCrs`, edges densified.
///
/// Units: CRSs as anything GDAL understands (EPSG:n, WKT, PROJ); x is easting or longitude in both.
/// Throws: InvalidArgument for an unknown CRS or a box that cannot be transformed.
MapBox transformBox(const MapBox &box, const std::string &fromCrs, const std::string &toCrs);

} // namespace xemap::raster
