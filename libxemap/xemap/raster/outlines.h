// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "xemap/raster/geo_transform.h"

namespace xemap::raster {

/// A ring without a closing point, or a point alone.
using Outline = std::vector<Point>;

/// The outlines that a text names, in the CRS of a raster: a box xmin,ymin,xmax,ymax, a point x,y, a geometry as WKT,
/// or a vector source that GDAL opens, its layer behind "|layername=" where it has several.
///
/// Of polygons the outer rings count, of lines nothing; those of a source are all of its features'. `textCrs` is the
/// CRS of what is written out, absent where it is the raster's; sources say their own, or have the raster's. A raster
/// without a CRS (`rasterCrs` empty) is in pixels, and so is what is compared with it.
/// Throws: InvalidArgument, naming `role`, for what is none of these, for geometries that cannot be transformed, and
/// where there is no outline; NotFound, Unreadable for a source.
std::vector<Outline> outlinesOf(const std::string &text, const std::string &role,
                                const std::optional<std::string> &textCrs, const std::string &rasterCrs);

} // namespace xemap::raster
