// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/geopackage_writer.h"

#include <cpl_vsi.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_error.h"

namespace xemap::raster {

namespace {

[[noreturn]] void failWriting(const std::string &path, const GdalErrorScope &errors) {
  throw Error(ErrorCode::Unwritable, path + ": cannot be written: " + errors.message());
}

} // namespace

GeoPackageWriter::GeoPackageWriter(const std::string &path) : mFile(path) {
  const GdalErrorScope errors;
  // The driver takes an existing file, even an empty one, for another's data.
  VSIUnlink(mFile.temporary().c_str());
  mDataset.reset(gdalDriver("GPKG").Create(mFile.temporary().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!mDataset || mDataset->StartTransaction() != OGRERR_NONE)
    failWriting(path, errors);
}

GeoPackageWriter::~GeoPackageWriter() {
  // What an abandoned file still has to complain about is nobody's business any more.
  const GdalErrorScope errors;
  mDataset.reset();
}

OGRLayer &GeoPackageWriter::createLayer(const char *name, OGRSpatialReference *crs, OGRwkbGeometryType type) {
  const GdalErrorScope errors;
  OGRLayer *layer = mDataset->CreateLayer(name, crs, type, nullptr);
  if (!layer)
    failWriting(mFile.target(), errors);
  return *layer;
}

void GeoPackageWriter::addField(OGRLayer &layer, const char *name, OGRFieldType type) {
  const GdalErrorScope errors;
  OGRFieldDefn field(name, type);
  if (layer.CreateField(&field) != OGRERR_NONE)
    failWriting(mFile.target(), errors);
}

void GeoPackageWriter::addFeature(OGRLayer &layer, OGRFeature &feature) {
  const GdalErrorScope errors;
  if (layer.CreateFeature(&feature) != OGRERR_NONE || errors.failed())
    failWriting(mFile.target(), errors);
}

void GeoPackageWriter::finish() {
  const GdalErrorScope errors;
  const bool committed = mDataset->CommitTransaction() == OGRERR_NONE;
  mDataset.reset();
  if (!committed || errors.failed())
    failWriting(mFile.target(), errors);
  mFile.commit();
}

} // namespace xemap::raster
