// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/probability_stack.h"

#include <algorithm>

#include "xemap/base/error.h"

namespace xemap::raster {

namespace {

std::string sizeOf(const ProbabilityReader &reader) {
  return std::to_string(reader.width()) + " x " + std::to_string(reader.height()) + " pixels";
}

void requireSameGrid(const ProbabilityReader &one, const std::string &onePath, const ProbabilityReader &other,
                     const std::string &otherPath) {
  const std::string expected = otherPath + ": expected the grid of " + onePath + ": ";
  if (one.width() != other.width() || one.height() != other.height())
    throw Error(ErrorCode::InvalidArgument, expected + sizeOf(one) + ", found " + sizeOf(other));
  if (!haveSameCrs(one.crsWkt(), other.crsWkt()))
    throw Error(ErrorCode::InvalidArgument, expected + "found another CRS");
  // Without a georeference nothing else tells which part of the image they are.
  const bool isSamePart = one.metadata("XEMAP_PIXEL_WINDOW") == other.metadata("XEMAP_PIXEL_WINDOW");
  if (!haveSamePixels(one.place(), other.place()) || (!one.isGeoreferenced() && !isSamePart))
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
  layout.geotransform = first.geotransform();
  layout.crsWkt = first.crsWkt();
  for (const char *name : {"XEMAP_MODEL", "XEMAP_MODEL_SHA256", "XEMAP_VERSION", "XEMAP_INPUT", "XEMAP_SOURCE",
                           "XEMAP_GSD", "XEMAP_PIXEL_WINDOW"}) {
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
