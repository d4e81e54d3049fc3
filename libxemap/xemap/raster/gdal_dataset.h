// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "xemap/raster/geo_transform.h"

class GDALDataset;
class GDALDriver;

namespace xemap::raster {

struct DatasetCloser {
  void operator()(GDALDataset *dataset) const;
};

/// A dataset that is closed at the end; what closing reports is only seen inside a GdalErrorScope.
using DatasetPtr = std::unique_ptr<GDALDataset, DatasetCloser>;

/// Opens a raster for reading.
///
/// Throws: NotFound, Unreadable, naming `path`.
DatasetPtr openDataset(const std::string &path);

/// Opens a file or database of features for reading. Throws: as openDataset.
DatasetPtr openVectorSource(const std::string &path);

/// Nothing when the dataset has none, only the identity without a CRS, or one that cannot be inverted.
std::optional<GeoTransform> geotransformOf(GDALDataset &dataset);

/// As textOf() writes it; empty when the dataset has no CRS.
std::string crsWktOf(GDALDataset &dataset);

/// Of the CRS of a raster; 0 where it has none. Units: decimal years. Throws: as openDataset.
double coordinateEpochOf(const std::string &path);

/// The driver of that short name.
///
/// Throws: Unsupported when this GDAL was built without it.
GDALDriver &gdalDriver(const char *name);

} // namespace xemap::raster
