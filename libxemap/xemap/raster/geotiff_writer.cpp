// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/geotiff_writer.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <cpl_string.h>
#include <ogr_spatialref.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/output_place.h"
#include "xemap/raster/spatial_reference.h"

namespace xemap::raster {

namespace {

constexpr int tilePx = 256;

const std::string &checkedPlace(const std::string &path) {
  requirePlace(path, OutputKind::Probability);
  return path;
}

CPLStringList creationOptions(GDALDataType type) {
  CPLStringList options;
  options.SetNameValue("TILED", "YES");
  options.SetNameValue("BLOCKXSIZE", std::to_string(tilePx).c_str());
  options.SetNameValue("BLOCKYSIZE", std::to_string(tilePx).c_str());
  options.SetNameValue("COMPRESS", "DEFLATE");
  // Higher levels take twice the time to save a twentieth of the file.
  options.SetNameValue("ZLEVEL", "1");
  // The predictor for floating point numbers takes twice the time to read and half more to write.
  options.SetNameValue("PREDICTOR", GDALDataTypeIsFloating(type) ? "1" : "2");
  options.SetNameValue("BIGTIFF", "IF_SAFER");
  return options;
}

void describeClasses(GDALRasterBand &band, const GeoTiffLayout &layout) {
  if (!layout.colours.empty()) {
    GDALColorTable table;
    for (std::size_t value = 0; value < layout.colours.size(); ++value) {
      const auto &[red, green, blue] = layout.colours[value];
      const GDALColorEntry entry{red, green, blue, 255};
      table.SetColorEntry(static_cast<int>(value), &entry);
    }
    band.SetColorTable(&table);
  }
  if (!layout.categories.empty()) {
    CPLStringList names;
    for (const std::string &name : layout.categories)
      names.AddString(name.c_str());
    band.SetCategoryNames(names.List());
  }
}

} // namespace

GeoTiffWriter::GeoTiffWriter(const std::string &path) : mFile(checkedPlace(path)) {}

GeoTiffWriter::~GeoTiffWriter() {
  // What an abandoned file still has to complain about is nobody's business any more.
  const GdalErrorScope errors;
  mDataset.reset();
}

void GeoTiffWriter::begin(const GeoTiffLayout &layout) {
  const GdalErrorScope errors;
  mType = layout.type;
  mWidth = layout.width;
  mHeight = layout.height;
  mNodata = layout.nodata;
  mDataset.reset(
      gdalDriver("GTiff").Create(mFile.temporary().c_str(), mWidth, mHeight, 1, mType, creationOptions(mType).List()));
  if (!mDataset)
    fail(errors.message());
  describe(layout);
  if (errors.failed())
    fail(errors.message());
}

void GeoTiffWriter::describe(const GeoTiffLayout &layout) {
  std::array<double, 6> coefficients = layout.geotransform.coefficients();
  mDataset->SetGeoTransform(coefficients.data());
  if (const auto crs = spatialReferenceOf(layout.crsWkt))
    mDataset->SetSpatialRef(&*crs);
  GDALRasterBand &band = *mDataset->GetRasterBand(1);
  band.SetNoDataValue(layout.nodata);
  if (layout.scale != 1.0)
    band.SetScale(layout.scale);
  band.SetDescription(layout.description.c_str());
  for (const auto &[name, value] : layout.metadata)
    mDataset->SetMetadataItem(name.c_str(), value.c_str());
  describeClasses(band, layout);
}

void GeoTiffWriter::writeRows(int rowCount, const void *rows) {
  const std::size_t rowBytes =
      static_cast<std::size_t>(mWidth) * static_cast<std::size_t>(GDALGetDataTypeSizeBytes(mType));
  const char *next = static_cast<const char *>(rows);
  if (!mDataset || rowCount < 0 || rowCount > mHeight - mNextRow)
    throw Error(ErrorCode::Internal, mFile.target() + ": expected at most " + std::to_string(mHeight - mNextRow) +
                                         " more rows, found " + std::to_string(rowCount));
  const auto samples = static_cast<std::size_t>(rowCount) * static_cast<std::size_t>(mWidth);
  if (mType == GDT_Float32)
    mStatistics.add(static_cast<const float *>(rows), samples, static_cast<float>(mNodata));
  else if (mType == GDT_Byte)
    mStatistics.add(static_cast<const std::uint8_t *>(rows), samples, static_cast<std::uint8_t>(mNodata));
  while (rowCount > 0) {
    const int pendingRows = mNextRow % tilePx;
    const int wanted = std::min(tilePx, mHeight - (mNextRow - pendingRows)) - pendingRows;
    const int taken = std::min(wanted, rowCount);
    const bool complete = taken == wanted;
    // Whole rows of tiles go straight through; parts wait, since a tile written twice leaves its first copy in the
    // file.
    if (pendingRows > 0 || !complete)
      mPending.insert(mPending.end(), next, next + static_cast<std::size_t>(taken) * rowBytes);
    mNextRow += taken;
    if (complete) {
      writeTileRow(pendingRows + taken, pendingRows > 0 ? mPending.data() : next);
      mPending.clear();
    }
    next += static_cast<std::size_t>(taken) * rowBytes;
    rowCount -= taken;
  }
}

void GeoTiffWriter::writeTileRow(int rowCount, const void *rows) {
  const GdalErrorScope errors;
  GDALRasterBand &band = *mDataset->GetRasterBand(1);
  const auto sampleBytes = static_cast<std::size_t>(GDALGetDataTypeSizeBytes(mType));
  const int tileRow = (mNextRow - rowCount) / tilePx;
  // Tiles go past GDAL's cache, which would hold finished work, and tell of a full disk late.
  std::vector<char> tile(sampleBytes * tilePx * tilePx);
  for (int column = 0; column < mWidth; column += tilePx) {
    const auto columns = static_cast<std::size_t>(std::min(tilePx, mWidth - column));
    for (int row = 0; row < rowCount; ++row) {
      const auto from =
          static_cast<std::size_t>(row) * static_cast<std::size_t>(mWidth) + static_cast<std::size_t>(column);
      std::memcpy(tile.data() + static_cast<std::size_t>(row) * tilePx * sampleBytes,
                  static_cast<const char *>(rows) + from * sampleBytes, columns * sampleBytes);
    }
    if (band.WriteBlock(column / tilePx, tileRow, tile.data()) != CE_None || errors.failed())
      fail(errors.message());
  }
}

void GeoTiffWriter::addMetadata(const std::string &name, const std::string &value) {
  const GdalErrorScope errors;
  if (!mDataset)
    throw Error(ErrorCode::Internal, mFile.target() + ": expected a file that is begun for " + name);
  if (mDataset->SetMetadataItem(name.c_str(), value.c_str()) != CE_None || errors.failed())
    fail(errors.message());
}

void GeoTiffWriter::finish() {
  if (!mDataset || mNextRow != mHeight)
    throw Error(ErrorCode::Internal,
                mFile.target() + ": expected " + std::to_string(mHeight) + " rows, found " + std::to_string(mNextRow));
  const GdalErrorScope errors;
  if (mStatistics.count() > 0)
    mDataset->GetRasterBand(1)->SetStatistics(mStatistics.minimum(), mStatistics.maximum(), mStatistics.mean(),
                                              mStatistics.deviation());
  mDataset.reset();
  if (errors.failed())
    fail(errors.message());
  mFile.commit();
}

void GeoTiffWriter::fail(const std::string &reason) const {
  throw Error(ErrorCode::Unwritable, mFile.target() + ": cannot be written: " + reason);
}

} // namespace xemap::raster
