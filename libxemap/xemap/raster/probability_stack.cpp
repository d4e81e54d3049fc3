// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/probability_stack.h"

#include <algorithm>
#include <cmath>

#include <ogr_spatialref.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_error.h"

namespace xemap::raster {

namespace {

// What two programs make of one grid may differ in the last digits.
constexpr double grainOfPixel = 1e-3;

std::string sizeOf(const ProbabilityReader &reader) {
  return std::to_string(reader.width()) + " x " + std::to_string(reader.height()) + " pixels";
}

bool haveSameCrs(const ProbabilityReader &one, const ProbabilityReader &other) {
  if (one.crsWkt() == other.crsWkt())
    return true;
  if (one.crsWkt().empty() || other.crsWkt().empty())
    return false;
  const GdalErrorScope errors;
  OGRSpatialReference first;
  OGRSpatialReference second;
  return first.importFromWkt(one.crsWkt().c_str()) == OGRERR_NONE &&
         second.importFromWkt(other.crsWkt().c_str()) == OGRERR_NONE && first.IsSame(&second) != 0;
}

bool lieAlike(const ProbabilityReader &one, const ProbabilityReader &other) {
  if (one.isGeoreferenced() != other.isGeoreferenced())
    return false;
  if (!one.isGeoreferenced())
    return one.metadata("XEMAP_PIXEL_WINDOW") == other.metadata("XEMAP_PIXEL_WINDOW");
  const double width = one.width();
  const double height = one.height();
  const Point corners[] = {{0.0, 0.0}, {width, 0.0}, {0.0, height}};
  return std::all_of(std::begin(corners), std::end(corners), [&](Point corner) {
    const Point found = one.geotransform().pixelFromMap(other.geotransform().mapFromPixel(corner));
    return std::abs(found.x - corner.x) <= grainOfPixel && std::abs(found.y - corner.y) <= grainOfPixel;
  });
}

void requireSameGrid(const ProbabilityReader &one, const std::string &onePath, const ProbabilityReader &other,
                     const std::string &otherPath) {
  const std::string expected = otherPath + ": expected the grid of " + onePath + ": ";
  if (one.width() != other.width() || one.height() != other.height())
    throw Error(ErrorCode::InvalidArgument, expected + sizeOf(one) + ", found " + sizeOf(other));
  if (!haveSameCrs(one, other))
    throw Error(ErrorCode::InvalidArgument, expected + "found another CRS");
  if (!lieAlike(one, other))
    throw Error(ErrorCode::InvalidArgument, expected + "found pixels of another place or size");
}

} // namespace

ProbabilityStack::ProbabilityStack(const std::vector<std::string> &paths) {
  mReaders.reserve(paths.size());
  for (const std::string &path : paths) {
    mReaders.emplace_back(path);
    requireSameGrid(mReaders.front(), paths.front(), mReaders.back(), path);
  }
}

GeoTiffLayout ProbabilityStack::layout() const {
  const ProbabilityReader &first = mReaders.front();
  GeoTiffLayout layout;
  layout.width = first.width();
  layout.height = first.height();
  layout.georeferenced = first.isGeoreferenced();
  layout.geotransform = first.geotransform();
  layout.crsWkt = first.crsWkt();
  for (const char *name : {"XEMAP_MODEL", "XEMAP_MODEL_SHA256", "XEMAP_VERSION", "XEMAP_GSD", "XEMAP_PIXEL_WINDOW"}) {
    std::vector<std::string> values;
    for (const ProbabilityReader &reader : mReaders) {
      const std::string value = reader.metadata(name);
      if (!value.empty() && std::find(values.begin(), values.end(), value) == values.end())
        values.push_back(value);
    }
    std::string joined;
    for (const std::string &value : values)
      joined += (joined.empty() ? "" : "; ") + value;
    if (!joined.empty())
      layout.metadata.emplace_back(name, joined);
  }
  return layout;
}

} // namespace xemap::raster
