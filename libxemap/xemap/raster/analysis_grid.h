// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "xemap/raster/geo_transform.h"
#include "xemap/raster/raster_source.h"

namespace xemap::raster {

/// An axis-parallel box. Units: map units of the CRS it is said to be in.
struct MapBox {
  double minX = 0.0;
  double minY = 0.0;
  double maxX = 0.0;
  double maxY = 0.0;
};

/// The corners of a box, as a ring without a closing point.
std::vector<Point> ringOf(const MapBox &box);

/// The pixel grid of a result: which part of the raster it covers, at which resolution, and where that lies.
struct AnalysisGrid {
  PixelWindow window;                ///< In pixels of the source raster; whole pixels.
  int width = 0;                     ///< Columns of the result.
  int height = 0;                    ///< Rows of the result.
  GeoTransform geotransform;         ///< Of the result.
  std::string crsWkt;                ///< Empty for pixel coordinates.
  GroundResolution groundResolution; ///< Of the result; 0 when unknown.
  bool georeferenced = false; ///< As of the raster; without it the geotransform is in pixels of the raster, y down.
};

/// Lays the result's grid over `extent` (all of the raster when absent), on the raster's own pixels.
///
/// The extent is widened to whole source pixels and cut to the raster. Without `gsdMetres` the result has the raster's
/// own pixels; with it, pixels of that ground size along both axes (the window is kept exactly, so the size is rounded
/// to a whole number of pixels).
/// Units: `extent` in the raster's CRS.
/// Throws: InvalidArgument for an empty, inverted or non-finite extent or a gsd that is not positive and finite or that
/// the raster's unknown ground resolution cannot honour; OutsideExtent when the extent misses the raster.
AnalysisGrid planGrid(const RasterInfo &raster, const std::optional<MapBox> &extent,
                      const std::optional<double> &gsdMetres);

} // namespace xemap::raster
