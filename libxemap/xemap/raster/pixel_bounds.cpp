// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/pixel_bounds.h"

#include <algorithm>

namespace xemap::raster {

PixelWindow boundsInPixels(const std::vector<Point> &mapPoints, const GeoTransform &geotransform) {
  auto least = geotransform.pixelFromMap(mapPoints.front());
  auto most = least;
  for (const auto &point : mapPoints) {
    const auto pixel = geotransform.pixelFromMap(point);
    least = {std::min(least.x, pixel.x), std::min(least.y, pixel.y)};
    most = {std::max(most.x, pixel.x), std::max(most.y, pixel.y)};
  }
  return {least.x, least.y, most.x - least.x, most.y - least.y};
}

bool meet(const PixelWindow &a, const PixelWindow &b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

} // namespace xemap::raster
