// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/output_place.h"

#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include <ogrsf_frmts.h>

#include "xemap/base/error.h"
#include "xemap/base/file_siblings.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/layer_placement.h"
#include "xemap/raster/own_output.h"

namespace xemap::raster {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const std::string &path, const std::string &found) {
  throw Error(ErrorCode::Unwritable,
              path + ": cannot be written: expected a free name or an earlier output of XeMap, found " + found);
}

/// Followed links included, broken ones not.
bool isFile(const std::string &path) {
  std::error_code absent;
  return fs::is_regular_file(path, absent);
}

bool exists(const std::string &path) {
  std::error_code absent;
  return fs::exists(fs::symlink_status(path, absent));
}

void requireOnDisk(const std::string &path) {
  if (path.rfind("/vsi", 0) == 0)
    throw Error(ErrorCode::Unwritable, path + ": cannot be written: expected a file on a disk, found a virtual one");
}

void requireNoOrphans(const std::string &path) {
  for (const std::string &sibling : siblingsOf(path))
    if (exists(sibling))
      refuse(path, sibling + ", which would be taken for a part of it");
}

/// Null where it is none.
DatasetPtr openGeoPackage(const std::string &path) {
  const GdalErrorScope errors;
  gdalDriver("GPKG"); // All drivers are registered then.
  DatasetPtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
  return dataset && EQUAL(dataset->GetDriver()->GetDescription(), "GPKG") ? std::move(dataset) : nullptr;
}

/// A GeoPackage that keeps what it has when it gets one more layer.
bool takesLayer(const std::string &path, const std::string &layer) {
  if (!EQUAL(driverFor(path, OutputKind::Regions).GetDescription(), "GPKG") || !openGeoPackage(path))
    return false;
  requireLayer(path, layer);
  return true;
}

} // namespace

void requirePlace(const std::string &path, OutputKind kind) {
  requireOnDisk(path);
  if (!isFile(path)) {
    if (!exists(path))
      requireNoOrphans(path);
    return; // A folder or a device is refused where the file is made.
  }
  if (!(kind == OutputKind::Regions ? isOwnVector(path) : isOwnRaster(path)))
    refuse(path, "a file that XeMap did not make");
}

void requireLayer(const std::string &path, const std::string &layer) {
  const DatasetPtr dataset = openGeoPackage(path);
  OGRLayer *present = dataset ? dataset->GetLayerByName(layer.c_str()) : nullptr;
  if (present && !isOwnLayer(*present))
    refuse(path, "a layer '" + layer + "' that XeMap did not make");
}

std::string addOutput(OutputSet &outputs, const std::string &path, OutputKind kind, const std::string &layer) {
  requireOnDisk(path);
  if (kind == OutputKind::Regions && isFile(path) && !isOwnVector(path) && takesLayer(path, layer))
    return outputs.add(path, std::make_unique<LayerPlacement>(path, layer));
  // Inputs come first: what else is wrong with them is of no interest.
  const std::string &temporary = outputs.add(path);
  requirePlace(path, kind);
  requireFormat(path, kind);
  return temporary;
}

} // namespace xemap::raster
