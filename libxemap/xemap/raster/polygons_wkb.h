// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

class OGRGeometry;

namespace xemap::raster {

/// A multi-polygon as little-endian well-known binary.
using PolygonsWkb = std::vector<unsigned char>;

/// The geometry as well-known binary, whichever of GDAL's overloads its class hides.
PolygonsWkb wkbOf(const OGRGeometry &geometry);

} // namespace xemap::raster
