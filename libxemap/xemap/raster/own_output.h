// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

class OGRLayer;

namespace xemap::raster {

/// True for a raster that XeMap wrote: it has metadata items XEMAP_*. False as well where there is none.
bool isOwnRaster(const std::string &path);

/// True for a layer of regions that XeMap wrote: polygons or points with the fields of its regions, whichever
/// version wrote them, and no others.
bool isOwnLayer(OGRLayer &layer);

/// True for a vector file that holds one such layer and nothing else. False as well where there is none.
bool isOwnVector(const std::string &path);

} // namespace xemap::raster
