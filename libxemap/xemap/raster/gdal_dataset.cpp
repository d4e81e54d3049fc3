// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/gdal_dataset.h"

#include <array>
#include <mutex>

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_error.h"

namespace xemap::raster {

namespace {

void registerDrivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    // A host that has registered drivers has also chosen which to leave out.
    if (GDALGetDriverCount() == 0)
      GDALAllRegister();
  });
}

DatasetPtr openAs(unsigned kind, const char *what, const std::string &path) {
  registerDrivers();
  const GdalErrorScope errors;
  DatasetPtr dataset(GDALDataset::Open(path.c_str(), kind | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR));
  if (dataset)
    return dataset;
  VSIStatBufL status;
  if (VSIStatExL(path.c_str(), &status, VSI_STAT_EXISTS_FLAG) != 0)
    throw Error(ErrorCode::NotFound, path + ": expected " + what + ", found no such file");
  throw Error(ErrorCode::Unreadable, path + ": expected " + what + " that GDAL can read: " + errors.message());
}

} // namespace

void DatasetCloser::operator()(GDALDataset *dataset) const {
  GDALClose(dataset);
}

DatasetPtr openDataset(const std::string &path) {
  return openAs(GDAL_OF_RASTER, "a raster", path);
}

DatasetPtr openVectorSource(const std::string &path) {
  return openAs(GDAL_OF_VECTOR, "a vector source", path);
}

std::optional<GeoTransform> geotransformOf(GDALDataset &dataset) {
  std::array<double, 6> coefficients{};
  if (dataset.GetGeoTransform(coefficients.data()) != CE_None)
    return {};
  // Some drivers answer with the identity when there is nothing to say.
  if (coefficients == GeoTransform().coefficients() && !dataset.GetSpatialRef())
    return {};
  try {
    return GeoTransform(coefficients);
  } catch (const Error &) {
    return {};
  }
}

std::string crsWktOf(GDALDataset &dataset) {
  const OGRSpatialReference *crs = dataset.GetSpatialRef();
  if (!crs)
    return {};
  const std::array<const char *, 2> options{"FORMAT=WKT2_2019", nullptr};
  char *text = nullptr;
  const bool done = crs->exportToWkt(&text, options.data()) == OGRERR_NONE;
  const std::string wkt = done && text ? text : "";
  CPLFree(text);
  return wkt;
}

GDALDriver &gdalDriver(const char *name) {
  registerDrivers();
  auto *driver = GetGDALDriverManager()->GetDriverByName(name);
  if (!driver)
    throw Error(ErrorCode::Unsupported, std::string("GDAL was built without its ") + name + " driver");
  return *driver;
}

} // namespace xemap::raster
