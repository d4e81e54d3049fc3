// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include "xemap/base/error.h"

namespace xemap::test {

struct CloseDataset {
  void operator()(GDALDataset *dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

/// A GeoTIFF to make; georeferenced in UTM 33N with half-metre pixels unless said otherwise.
struct RasterPlan {
  int width = 16;
  int height = 12;
  int bands = 3;
  GDALDataType type = GDT_Byte;
  std::vector<double> geotransform{600000.0, 0.5, 0.0, 5800000.0, 0.0, -0.5}; ///< Empty: none.
  std::string crs = "EPSG:32633";                                             ///< Empty: none.
  std::vector<std::string> options;                                           ///< Creation options, NAME=VALUE.
};

/// Creates the raster; it is written when the result is destroyed.
Dataset createRaster(const std::string &path, const RasterPlan &plan);

Dataset openForUpdate(const std::string &path);
Dataset openForReading(const std::string &path);

using PixelFunction = std::function<double(int x, int y)>;

void fillBand(GDALDataset &dataset, int band, const PixelFunction &value);

/// Creates a probability raster as XeMap writes it, with its metadata items.
void createProbability(const std::string &path, RasterPlan plan, const PixelFunction &value,
                       const std::map<std::string, std::string> &items);

/// Fills band b with a pattern of its own: `patternValue(b, x, y)`.
void fillWithPattern(GDALDataset &dataset);

/// An aperiodic value in [1,250], another in each band.
double patternValue(int band, int x, int y);

std::vector<float> readBand(GDALDataset &dataset, int band);

/// Runs `action` and gives the error it throws; a failed test and an Internal error when it throws none.
template <typename Action> Error errorOf(const Action &action) {
  try {
    action();
  } catch (const Error &error) {
    return error;
  }
  ADD_FAILURE() << "expected an error, found none";
  return {ErrorCode::Internal, "no error"};
}

} // namespace xemap::test
