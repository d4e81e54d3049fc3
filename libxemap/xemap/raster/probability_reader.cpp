// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/probability_reader.h"

#include <algorithm>
#include <limits>

#include <cpl_string.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_error.h"

namespace xemap::raster {

ProbabilityReader::ProbabilityReader(const std::string &path) : mPath(path), mDataset(openDataset(path)) {
  const GdalErrorScope errors;
  if (mDataset->GetRasterCount() != 1)
    throw Error(ErrorCode::InvalidArgument, path + ": expected a probability raster of one band, found " +
                                                std::to_string(mDataset->GetRasterCount()) + " bands");
  GDALRasterBand &band = *mDataset->GetRasterBand(1);
  if (!GDALDataTypeIsFloating(band.GetRasterDataType()) || GDALDataTypeIsComplex(band.GetRasterDataType()))
    throw Error(ErrorCode::InvalidArgument, path + ": expected a probability raster of floating point samples, found " +
                                                GDALGetDataTypeName(band.GetRasterDataType()));
  const auto geotransform = geotransformOf(*mDataset);
  mGeotransform = geotransform.value_or(underXAxis());
  if (geotransform)
    mCrsWkt = crsWktOf(*mDataset);
  mIsGeoreferenced = geotransform && metadata("XEMAP_PIXEL_WINDOW").empty();
  int hasNodata = FALSE;
  const double nodata = band.GetNoDataValue(&hasNodata);
  if (hasNodata)
    mNodata = static_cast<float>(nodata);
  int blockWidth = 0;
  band.GetBlockSize(&blockWidth, &mRowsPerRead);
  mRowsPerRead = std::min(mRowsPerRead, height());
  mRows.resize(static_cast<std::size_t>(mRowsPerRead) * static_cast<std::size_t>(width()));
}

std::string ProbabilityReader::metadata(const std::string &name) const {
  const char *value = mDataset->GetMetadataItem(name.c_str());
  return value ? value : "";
}

const float *ProbabilityReader::row(int y) {
  const int first = y / mRowsPerRead * mRowsPerRead;
  if (first != mFirstRow) {
    const GdalErrorScope errors;
    const int count = std::min(mRowsPerRead, height() - first);
    mFirstRow = -1;
    GDALRasterBand &band = *mDataset->GetRasterBand(1);
    if (band.RasterIO(GF_Read, 0, first, width(), count, mRows.data(), width(), count, GDT_Float32, 0, 0, nullptr) !=
            CE_None ||
        errors.failed())
      throw Error(ErrorCode::Unreadable, mPath + ": cannot read rows " + std::to_string(first) + " to " +
                                             std::to_string(first + count - 1) + ": " + errors.message());
    // Rows are asked for once in order: the blocks they came from are of no more use.
    band.FlushCache(false);
    if (mNodata)
      std::replace(mRows.begin(), mRows.end(), *mNodata, std::numeric_limits<float>::quiet_NaN());
    mFirstRow = first;
  }
  return mRows.data() + static_cast<std::size_t>(y - first) * static_cast<std::size_t>(width());
}

} // namespace xemap::raster
