// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <gdal_priv.h>

#include "xemap/base/staged_file.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/geo_transform.h"
#include "xemap/raster/sample_statistics.h"

namespace xemap::raster {

/// What a GeoTIFF of one band is to be.
struct GeoTiffLayout {
  int width = 0;
  int height = 0;
  GDALDataType type = GDT_Float32;
  double nodata = 0.0;
  double scale = 1.0;        ///< Brings samples to what they stand for.
  GeoTransform geotransform; ///< Of pixels without georeference: below underXAxis().
  std::string crsWkt;
  std::string description;                                   ///< Of the band.
  std::vector<std::pair<std::string, std::string>> metadata; ///< Name and value.
  std::vector<std::string> categories;                       ///< Names of the values from 0 on; none: no classes.
  std::vector<std::array<std::uint8_t, 3>> colours;          ///< Red, green and blue of the values from 0 on.
};

/// Writes a tiled, compressed GeoTIFF of one band from top to bottom with memory for one row of tiles.
///
/// The statistics of the band are in the file, since programs compute what they do not find there, and write it to a
/// file beside it: QGIS halts for it whenever it opens a raster. Throws: Unwritable, naming the target and the reason,
/// from every call.
class GeoTiffWriter {
public:
  explicit GeoTiffWriter(const std::string &path);
  ~GeoTiffWriter();
  GeoTiffWriter(const GeoTiffWriter &) = delete;
  GeoTiffWriter &operator=(const GeoTiffWriter &) = delete;

  void begin(const GeoTiffLayout &layout);

  /// Shape: `rows` [rowCount,width] of the layout's type; rows of all calls follow each other.
  void writeRows(int rowCount, const void *rows);

  /// Adds to the metadata of the layout what is only known once there are rows.
  void addMetadata(const std::string &name, const std::string &value);

  /// Closes the file and gives it its name.
  void finish();

  int rowsWritten() const { return mNextRow; }
  int width() const { return mWidth; }

private:
  void describe(const GeoTiffLayout &layout);
  void writeTileRow(int rowCount, const void *rows);
  [[noreturn]] void fail(const std::string &reason) const;

  StagedFile mFile;
  DatasetPtr mDataset;
  GDALDataType mType = GDT_Float32;
  int mWidth = 0;
  int mHeight = 0;
  double mNodata = 0.0;
  SampleStatistics mStatistics;
  int mNextRow = 0;           ///< First row that was not handed in yet.
  std::vector<char> mPending; ///< Rows before mNextRow that do not fill a row of tiles yet.
};

} // namespace xemap::raster
