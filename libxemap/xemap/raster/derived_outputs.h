// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/raster/regions.h"

namespace xemap {
class Feedback;
}

namespace xemap::raster {

/// Writes the mask of a probability raster: the same grid, uint8, 1 where probability >= threshold, else 0, nodata 255.
///
/// The raster's XEMAP_ metadata goes along, with XEMAP_THRESHOLD.
/// Returns false, leaving nothing behind, when cancelled.
/// Throws: Unreadable, Unwritable, InvalidArgument (threshold outside [0,1]).
bool writeMask(const std::string &probabilityPath, const std::string &maskPath, double threshold, Feedback &feedback);

/// Writes the regions of a probability raster: GeoPackage, layer "regions", MultiPolygon, fields expression, mean_prob,
/// max_prob, area_m2, model; a feature for each that findRegions() hands on.
///
/// Expression and model come from the raster's XEMAP_ metadata. Probabilities are those of the region's pixels; area_m2
/// is that of the geometry as written, simplified or not: geodesic, or by the unit of a local CRS; where there is
/// neither the field is area_px, in pixels, and the CRS "undefined Cartesian". Returns false, leaving nothing behind,
/// when cancelled. Throws: Unreadable, Unwritable, InvalidArgument.
bool writeRegions(const std::string &probabilityPath, const std::string &regionsPath, const RegionOptions &options,
                  Feedback &feedback);

} // namespace xemap::raster
