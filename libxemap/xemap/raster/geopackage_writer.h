// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include <ogrsf_frmts.h>

#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/staged_file.h"

namespace xemap::raster {

/// A GeoPackage under construction; it is gone unless finish() was reached.
///
/// Throws: Unwritable, naming the path and the reason.
class GeoPackageWriter {
public:
  explicit GeoPackageWriter(const std::string &path);
  ~GeoPackageWriter();
  GeoPackageWriter(const GeoPackageWriter &) = delete;
  GeoPackageWriter &operator=(const GeoPackageWriter &) = delete;

  OGRLayer &createLayer(const char *name, OGRSpatialReference *crs, OGRwkbGeometryType type);
  void addField(OGRLayer &layer, const char *name, OGRFieldType type);
  void addFeature(OGRLayer &layer, OGRFeature &feature);
  void finish();

private:
  StagedFile mFile;
  DatasetPtr mDataset;
};

} // namespace xemap::raster
