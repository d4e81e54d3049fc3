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

/// What stands for a region in a file.
enum class RegionGeometry {
  Outlines, ///< A multipolygon.
  Points    ///< Its regionPoint().
};

/// Writes the regions of a probability raster in the format that the ending of the path says: layer "regions" or
/// "points", a feature for each that findRegions() hands on, with regionFields().
///
/// What regions share comes from the raster's XEMAP_ metadata; what is not known is null. Probabilities are those of
/// the region's pixels; sizes are those of the outline as it is, simplified or not: geodesic, or by the unit of a local
/// CRS; where there is neither they are in pixels, and the CRS is "undefined Cartesian". centroid_x and centroid_y are
/// in the CRS of the file. Returns false, leaving nothing behind, when cancelled.
/// Throws: Unreadable, Unwritable, InvalidArgument.
bool writeRegions(const std::string &probabilityPath, const std::string &regionsPath, const RegionOptions &options,
                  Feedback &feedback, RegionGeometry geometry = RegionGeometry::Outlines);

} // namespace xemap::raster
