// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "xemap/raster/polygons_wkb.h"

namespace xemap {
class Feedback;
}

namespace xemap::raster {

/// Writes a mask of polygons on the grid of a probability raster: uint8, 1 where a pixel's centre is in one of them,
/// else 0.
///
/// Units: polygons in map units of the raster's CRS. Returns false, leaving nothing behind, when cancelled.
/// Throws: NotFound, Unreadable, Unwritable; InvalidArgument for bytes that are no polygons.
bool writePolygonMask(const std::string &probabilityPath, const std::vector<PolygonsWkb> &polygons,
                      const std::string &maskPath, Feedback &feedback);

} // namespace xemap::raster
