// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/probability_outlines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>

#include <gdal_alg.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/threshold.h"

namespace xemap::raster {

namespace {

/// A window of whole pixels.
struct WholeWindow {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

/// The pixels that a box on the map meets; without width or height when there are none.
WholeWindow windowOf(const GeoTransform &geotransform, const MapBox &box, int width, int height) {
  double minX = std::numeric_limits<double>::infinity();
  double minY = minX;
  double maxX = -minX;
  double maxY = -minX;
  for (const Point corner :
       {Point{box.minX, box.minY}, Point{box.minX, box.maxY}, Point{box.maxX, box.minY}, Point{box.maxX, box.maxY}}) {
    const Point pixel = geotransform.pixelFromMap(corner);
    minX = std::min(minX, pixel.x);
    minY = std::min(minY, pixel.y);
    maxX = std::max(maxX, pixel.x);
    maxY = std::max(maxY, pixel.y);
  }
  const auto whole = [](double pixel, int size) { return static_cast<int>(std::clamp<double>(pixel, 0.0, size)); };
  WholeWindow window;
  window.x = whole(std::floor(minX), width);
  window.y = whole(std::floor(minY), height);
  window.width = whole(std::ceil(maxX), width) - window.x;
  window.height = whole(std::ceil(maxY), height) - window.y;
  return window;
}

/// 1 where a pixel reaches the limit, else 0.
struct Mask {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> values;

  std::uint8_t at(int x, int y) const {
    const bool inside = x >= 0 && x < width && y >= 0 && y < height;
    return inside ? values[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + x] : 0;
  }
};

/// Of every `step`th pixel of the grid.
Mask maskOf(const ProbabilityGrid &grid, float limit, int step) {
  Mask mask;
  mask.width = (grid.width + step - 1) / step;
  mask.height = (grid.height + step - 1) / step;
  mask.values.reserve(static_cast<std::size_t>(mask.width) * static_cast<std::size_t>(mask.height));
  for (int y = 0; y < mask.height; ++y) {
    const float *values = grid.values.data() + static_cast<std::ptrdiff_t>(y) * step * grid.width;
    for (int x = 0; x < mask.width; ++x)
      mask.values.push_back(values[static_cast<std::ptrdiff_t>(x) * step] >= limit ? 1 : 0);
  }
  return mask;
}

/// How many points the outlines of a mask have: those where they turn.
int pointCount(const Mask &mask) {
  int count = 0;
  for (int y = 0; y <= mask.height; ++y)
    for (int x = 0; x <= mask.width; ++x) {
      const int above = mask.at(x - 1, y - 1) + 2 * mask.at(x, y - 1);
      const int below = mask.at(x - 1, y) + 2 * mask.at(x, y);
      const bool straight = above == below || (above % 3 == 0 && below % 3 == 0);
      count += straight ? 0 : 1;
    }
  return count;
}

DatasetPtr rasterOf(Mask &mask, const GeoTransform &geotransform) {
  DatasetPtr raster(gdalDriver("MEM").Create("", mask.width, mask.height, 1, GDT_Byte, nullptr));
  if (!raster || raster->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, mask.width, mask.height, mask.values.data(),
                                                    mask.width, mask.height, GDT_Byte, 0, 0, nullptr) != CE_None)
    throw Error(ErrorCode::Internal, "outlines: a mask in memory cannot be written");
  std::array<double, 6> coefficients = geotransform.coefficients();
  raster->SetGeoTransform(coefficients.data());
  return raster;
}

std::unique_ptr<OGRMultiPolygon> polygonize(GDALDataset &mask) {
  const DatasetPtr outlines(gdalDriver("Memory").Create("", 0, 0, 0, GDT_Unknown, nullptr));
  OGRLayer *layer = outlines->CreateLayer("outlines", nullptr, wkbPolygon, nullptr);
  const auto band = GDALRasterBand::ToHandle(mask.GetRasterBand(1));
  if (GDALPolygonize(band, band, OGRLayer::ToHandle(layer), -1, nullptr, nullptr, nullptr) != CE_None)
    throw Error(ErrorCode::Internal, "outlines: a mask in memory cannot be traced");
  auto polygons = std::make_unique<OGRMultiPolygon>();
  for (const auto &feature : *layer)
    polygons->addGeometryDirectly(feature->StealGeometry());
  return polygons;
}

} // namespace

std::optional<ProbabilityGrid> readProbabilityGrid(const std::string &path, const MapBox &box, int longestSide) {
  const DatasetPtr dataset = openDataset(path);
  if (dataset->GetRasterCount() != 1)
    throw Error(ErrorCode::InvalidArgument, path + ": expected a probability raster of one band, found " +
                                                std::to_string(dataset->GetRasterCount()) + " bands");
  const GeoTransform geotransform = geotransformOf(*dataset).value_or(underXAxis());
  const WholeWindow window = windowOf(geotransform, box, dataset->GetRasterXSize(), dataset->GetRasterYSize());
  if (window.width <= 0 || window.height <= 0)
    return std::nullopt;
  const double step = std::max(1.0, std::max(window.width, window.height) / static_cast<double>(longestSide));
  ProbabilityGrid grid;
  grid.width = std::max(1, static_cast<int>(window.width / step));
  grid.height = std::max(1, static_cast<int>(window.height / step));
  grid.geotransform = geotransform.subgrid({static_cast<double>(window.x), static_cast<double>(window.y)},
                                           static_cast<double>(window.width) / grid.width,
                                           static_cast<double>(window.height) / grid.height);
  grid.values.resize(static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height));
  const GdalErrorScope errors;
  GDALRasterBand &band = *dataset->GetRasterBand(1);
  if (band.RasterIO(GF_Read, window.x, window.y, window.width, window.height, grid.values.data(), grid.width,
                    grid.height, GDT_Float32, 0, 0, nullptr) != CE_None ||
      errors.failed())
    throw Error(ErrorCode::Unreadable, path + ": cannot be read: " + errors.message());
  int hasNodata = FALSE;
  const auto nodata = static_cast<float>(band.GetNoDataValue(&hasNodata));
  if (hasNodata)
    std::replace(grid.values.begin(), grid.values.end(), nodata, std::numeric_limits<float>::quiet_NaN());
  return grid;
}

PolygonsWkb outlinesOf(const ProbabilityGrid &grid, double threshold, int mostPoints) {
  const GdalErrorScope errors;
  const float limit = probabilityLimit(threshold);
  int step = 1;
  Mask mask = maskOf(grid, limit, step);
  while (pointCount(mask) > mostPoints && std::max(mask.width, mask.height) > 1) {
    step *= 2;
    mask = maskOf(grid, limit, step);
  }
  return wkbOf(*polygonize(*rasterOf(mask, grid.geotransform.subgrid({0.0, 0.0}, step, step))));
}

} // namespace xemap::raster
