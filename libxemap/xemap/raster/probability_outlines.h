// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "xemap/raster/analysis_grid.h"
#include "xemap/raster/geo_transform.h"
#include "xemap/raster/polygons_wkb.h"

namespace xemap::raster {

/// A part of a probability raster, as coarse as it may be to be looked at.
///
/// Shape: `values` [height,width] float32, NaN where there is no data.
struct ProbabilityGrid {
  int width = 0;
  int height = 0;
  GeoTransform geotransform; ///< Of the grid's own pixels.
  std::vector<float> values;
};

/// Reads the part of a probability raster that a box meets; none when it meets nothing.
///
/// Units: `box` in the raster's CRS; `longestSide` in pixels of the grid, which are never finer than the raster's.
/// Throws: NotFound, Unreadable, InvalidArgument (not one band).
std::optional<ProbabilityGrid> readProbabilityGrid(const std::string &path, const MapBox &box, int longestSide);

/// The outlines of what reaches the threshold, to be looked at: not measured, and not necessarily valid.
///
/// Where they have more than `mostPoints`, those of every second, fourth... pixel are taken.
/// Throws: InvalidArgument (threshold outside [0,1]).
PolygonsWkb outlinesOf(const ProbabilityGrid &grid, double threshold, int mostPoints);

} // namespace xemap::raster
