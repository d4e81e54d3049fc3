// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/polygons_wkb.h"

#include <ogr_geometry.h>

namespace xemap::raster {

PolygonsWkb wkbOf(const OGRGeometry &geometry) {
  PolygonsWkb wkb(geometry.WkbSize());
  geometry.exportToWkb(wkbNDR, wkb.data());
  return wkb;
}

} // namespace xemap::raster
