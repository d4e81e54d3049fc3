// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/same_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include <ogr_spatialref.h>

#include "xemap/raster/gdal_error.h"
#include "xemap/raster/spatial_reference.h"

namespace xemap::raster {

namespace {

// What two programs make of one grid may differ in the last digits.
constexpr double grainOfPixel = 1e-3;

} // namespace

bool haveSameCrs(const std::string &wkt, const std::string &otherWkt) {
  if (wkt == otherWkt)
    return true;
  if (wkt.empty() || otherWkt.empty())
    return false;
  const GdalErrorScope errors;
  const auto one = spatialReferenceOf(wkt);
  const auto other = spatialReferenceOf(otherWkt);
  if (!one || !other)
    return false;
  const bool haveEpochs = one->GetCoordinateEpoch() > 0.0 && other->GetCoordinateEpoch() > 0.0;
  const std::array<const char *, 2> options{haveEpochs ? nullptr : "IGNORE_COORDINATE_EPOCH=YES", nullptr};
  return one->IsSame(&*other, options.data()) != 0;
}

bool haveSamePixels(const GridPlace &one, const GridPlace &other) {
  if (one.width != other.width || one.height != other.height || one.georeferenced != other.georeferenced)
    return false;
  const double width = one.width;
  const double height = one.height;
  const Point corners[] = {{0.0, 0.0}, {width, 0.0}, {0.0, height}};
  return std::all_of(std::begin(corners), std::end(corners), [&](Point corner) {
    const Point found = one.geotransform.pixelFromMap(other.geotransform.mapFromPixel(corner));
    return std::abs(found.x - corner.x) <= grainOfPixel && std::abs(found.y - corner.y) <= grainOfPixel;
  });
}

} // namespace xemap::raster
