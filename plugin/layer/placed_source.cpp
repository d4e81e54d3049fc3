// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/layer/placed_source.h"

#include "xemap/raster/coordinates.h"

#include <algorithm>

namespace xemap::layer {

PlacedSource::PlacedSource(std::unique_ptr<raster::RasterSource> pixels, const raster::GeoTransform &geotransform,
                           const std::string &crsWkt)
    : mPixels(std::move(pixels)), mInfo(mPixels->info()) {
  mInfo.georeferenced = true;
  mInfo.geotransform = geotransform;
  mInfo.crsWkt = crsWkt;
  mInfo.groundResolution = raster::groundResolutionAt(geotransform, crsWkt, {mInfo.width / 2.0, mInfo.height / 2.0});
  // The file's reader may complain of a CRS that is missing, while the layer has one.
  if (mPixels->info().crsWkt.empty() && !crsWkt.empty())
    mInfo.warnings.erase(std::remove(mInfo.warnings.begin(), mInfo.warnings.end(), mInfo.placeWarning),
                         mInfo.warnings.end());
}

} // namespace xemap::layer
