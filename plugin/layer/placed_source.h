// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/raster/raster_source.h"

#include <memory>
#include <string>

namespace xemap::layer {

/// Reads another source's pixels, but lies where a QGIS layer of it lies: an analyst may give a layer another CRS than
/// its file has, and QGIS puts images without georeference under the x axis.
class PlacedSource final : public raster::RasterSource {
public:
  PlacedSource(std::unique_ptr<raster::RasterSource> pixels, const raster::GeoTransform &geotransform,
               const std::string &crsWkt);

  const raster::RasterInfo &info() const override { return mInfo; }
  raster::Patch read(const raster::PixelWindow &window, int width, int height) override {
    mPixels->watchReads([this](double share) { return goOn(share); });
    return mPixels->read(window, width, height);
  }

private:
  std::unique_ptr<raster::RasterSource> mPixels;
  raster::RasterInfo mInfo;
};

} // namespace xemap::layer
