// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "xemap/raster/geo_transform.h"
#include "xemap/raster/raster_source.h"

namespace xemap::raster {

/// The upright window around points, one at least, in map coordinates. Units: pixels.
PixelWindow boundsInPixels(const std::vector<Point> &mapPoints, const GeoTransform &geotransform);

/// Whether two windows have more than their borders in common.
bool meet(const PixelWindow &a, const PixelWindow &b);

} // namespace xemap::raster
