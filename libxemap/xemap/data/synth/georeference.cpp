// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/georeference.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"

namespace xemap::data::synth {

namespace {

constexpr int utmZone33North = 32633;
constexpr Vec2 countryCorner{431400.0, 5482600.0};

} // namespace

void georeference(GDALDataset &dataset, Vec2 offset, double gsdMetres) {
  OGRSpatialReference crs;
  crs.importFromEPSG(utmZone33North);
  double transform[] = {countryCorner.x + offset.x, gsdMetres, 0.0, countryCorner.y - offset.y, 0.0, -gsdMetres};
  dataset.SetSpatialRef(&crs);
  dataset.SetGeoTransform(transform);
}

void writeGeoreferenceSidecar(const std::string &picturePath, Vec2 offset, double gsdMetres) {
  const raster::GdalErrorScope errors;
  raster::DatasetPtr picture(GDALDataset::Open(picturePath.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
  if (picture)
    georeference(*picture, offset, gsdMetres);
  const bool opened = picture != nullptr;
  picture.reset();
  if (!opened || errors.failed())
    throw Error(ErrorCode::Unwritable, picturePath + ": its georeference cannot be written: " + errors.message());
}

} // namespace xemap::data::synth
