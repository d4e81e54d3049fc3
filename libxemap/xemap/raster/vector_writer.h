// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include <ogrsf_frmts.h>

#include "xemap/raster/gdal_dataset.h"

namespace xemap::raster {

/// A vector file under construction, in the format that the ending of its name says.
///
/// Throws: Unsupported, Unwritable, naming the path and the reason.
class VectorWriter {
public:
  /// `shown` is the path that failures name.
  VectorWriter(const std::string &path, const std::string &shown);
  ~VectorWriter();
  VectorWriter(const VectorWriter &) = delete;
  VectorWriter &operator=(const VectorWriter &) = delete;

  /// Without a CRS (null) the layer says that its coordinates are no degrees, where the format can.
  OGRLayer &createLayer(const char *name, OGRSpatialReference *crs, OGRwkbGeometryType type);
  /// The CRS that geometries of a layer that was created with one have in the file, x before y: some formats know one
  /// alone, and bring what they are given there. Nothing where it says none.
  std::optional<OGRSpatialReference> keptCrs(OGRLayer &layer) const;
  /// Times become texts where the format has none.
  void addField(OGRLayer &layer, const char *name, OGRFieldType type);
  void addFeature(OGRLayer &layer, OGRFeature &feature);
  void finish();

private:
  bool isGeoJson() const;
  bool holdsTimes() const;
  [[noreturn]] void fail(const std::string &reason) const;

  std::string mShown;
  DatasetPtr mDataset;
  bool mTransaction = false;
};

} // namespace xemap::raster
