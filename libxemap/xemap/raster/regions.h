// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>

#include "xemap/raster/polygons_wkb.h"

namespace xemap {
class Feedback;
}

namespace xemap::raster {

/// What one feature holds.
enum class RegionParts {
  Regions,  ///< Pixels that hang together, also by a corner.
  Pieces,   ///< Pixels that hang together by their sides: one polygon each.
  Dissolved ///< All there is.
};

/// Gives polygons another form: as many of them, in the same order. What it gives is dropped unless it is valid.
///
/// Units: map units; `cornerUnits` is how near an outline has to stay: a pixel, or the tolerance of simplification.
using OutlineChange = std::function<PolygonsWkb(const PolygonsWkb &polygons, double cornerUnits)>;

/// How regions are made from a probability raster.
///
/// Outlines that are near each other are changed together: none comes to lie over another, and none becomes invalid.
/// Where the simplification asked for would do that, a smaller one is taken.
struct RegionOptions {
  double threshold = 0.5;
  double minAreaM2 = 0.0;      ///< Smaller regions are left out. Units: square metres on the ellipsoid.
  double simplifyMetres = 0.0; ///< Tolerance of topology-preserving simplification; 0 keeps the pixel outlines.
  double fillHolesM2 = 0.0;    ///< Smaller holes are filled; regions in them go up in the one around.
  RegionParts parts = RegionParts::Regions;
  OutlineChange smooth; ///< Comes after the simplification; none: outlines keep their corners.
  double maxAreaM2 = std::numeric_limits<double>::infinity(); ///< Larger regions are left out.
};

/// A region with what was measured of it.
struct Region {
  PolygonsWkb polygons; ///< In map units of the raster's CRS.
  double meanProbability = 0.0;
  double maxProbability = 0.0;
  double areaM2 = 0.0;     ///< Of `polygons`. Units: square metres; pixels where the CRS has no lengths.
  double perimeterM = 0.0; ///< Of all rings. Units: metres; sides of pixels where the CRS has no lengths.
  /// 1 is the largest of all that are handed on; of two that are as large, the one further up and then left comes
  /// first.
  std::int64_t rank = 0;
};

/// Hands on the regions of a probability raster, one after the other.
///
/// Probabilities are those of a region's pixels at or above the threshold. It begins once all are known, since only
/// then their ranks are: until then they lie in hidden files beside `scratchPath`, which are gone afterwards. Returns
/// false when cancelled. Throws: Unreadable, Unwritable, InvalidArgument; what `take` throws.
bool findRegions(const std::string &probabilityPath, const std::string &scratchPath, const RegionOptions &options,
                 const std::function<void(const Region &)> &take, Feedback &feedback);

} // namespace xemap::raster
