// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <gdal_priv.h>

#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/geo_transform.h"
#include "xemap/raster/same_grid.h"

namespace xemap::raster {

/// Reads a probability raster row by row with memory for one row of blocks.
///
/// Throws: NotFound, Unreadable, InvalidArgument (not one band), naming the file.
class ProbabilityReader {
public:
  explicit ProbabilityReader(const std::string &path);

  int width() const { return mDataset->GetRasterXSize(); }
  int height() const { return mDataset->GetRasterYSize(); }
  /// False for what came of a raster without georeference, whose geotransform is a place under the x axis alone.
  bool isGeoreferenced() const { return mIsGeoreferenced; }
  /// Where a file has none: under the x axis, where QGIS shows such files.
  const GeoTransform &geotransform() const { return mGeotransform; }
  const std::string &crsWkt() const { return mCrsWkt; }
  GridPlace place() const {
    return {width(), height(), mIsGeoreferenced, mIsGeoreferenced ? mGeotransform : GeoTransform(), mCrsWkt};
  }

  /// Empty when the raster does not have it.
  std::string metadata(const std::string &name) const;
  std::string description() const { return mDataset->GetRasterBand(1)->GetDescription(); }

  /// Shape: [width] float32, NaN where there is no data; good until the next call.
  const float *row(int y);

private:
  std::string mPath;
  DatasetPtr mDataset;
  bool mIsGeoreferenced = false;
  GeoTransform mGeotransform;
  std::string mCrsWkt;
  std::optional<float> mNodata;
  std::vector<float> mRows;
  int mRowsPerRead = 0;
  int mFirstRow = -1;
};

} // namespace xemap::raster
