// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/gdal_dataset.h"

#include <array>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <mutex>

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/spatial_reference.h"

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

/// What the environment says of a library's files.
std::string settingsOf(std::initializer_list<const char *> names) {
  std::string settings;
  for (const char *name : names)
    if (const char *value = std::getenv(name))
      settings += (settings.empty() ? "" : ", ") + std::string(name) + "=" + value;
  return settings.empty() ? "nothing set" : settings;
}

/// Without PROJ's database CRSs come out wrong or not at all, and GDAL goes on with a warning that nobody sees.
void requireProj() {
  const GdalErrorScope errors;
  OGRSpatialReference probe;
  if (probe.importFromEPSG(4326) == OGRERR_NONE)
    return;
  throw Error(ErrorCode::Unsupported, "PROJ: expected its database proj.db, found none that it can read (" +
                                          settingsOf({"PROJ_DATA", "PROJ_LIB"}) + "): " + errors.message());
}

/// GDAL itself says nothing of a folder that is not there.
void requireGdalFolders() {
  for (const char *name : {"GDAL_DATA", "GDAL_DRIVER_PATH"}) {
    const char *folder = std::getenv(name);
    VSIStatBufL status;
    if (folder != nullptr && *folder != '\0' && std::strcmp(folder, "disable") != 0 &&
        std::strchr(folder, ':') == nullptr && VSIStatL(folder, &status) != 0)
      throw Error(ErrorCode::Unsupported,
                  std::string("GDAL: expected a folder in ") + name + ", found none at " + folder);
  }
}

DatasetPtr openAs(unsigned kind, const char *what, const std::string &path) {
  registerDrivers();
  requireGdalFolders();
  requireProj();
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
  return crs != nullptr && spatialReferenceOf(textOf(*crs)) ? textOf(*crs) : std::string();
}

double coordinateEpochOf(const std::string &path) {
  const DatasetPtr dataset = openDataset(path);
  const OGRSpatialReference *crs = dataset->GetSpatialRef();
  return crs != nullptr ? crs->GetCoordinateEpoch() : 0.0;
}

GDALDriver &gdalDriver(const char *name) {
  registerDrivers();
  auto *driver = GetGDALDriverManager()->GetDriverByName(name);
  if (!driver)
    throw Error(ErrorCode::Unsupported, std::string("GDAL was built without its ") + name + " driver");
  return *driver;
}

} // namespace xemap::raster
