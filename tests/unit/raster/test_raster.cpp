// SPDX-License-Identifier: GPL-2.0-or-later
#include "unit/raster/test_raster.h"

#include <limits>
#include <stdexcept>

#include <cpl_string.h>
#include <ogr_spatialref.h>

namespace xemap::test {

namespace {

Dataset openRasterFile(const std::string &path, unsigned access) {
  GDALAllRegister();
  Dataset dataset(GDALDataset::Open(path.c_str(), GDAL_OF_RASTER | access));
  if (!dataset)
    throw std::runtime_error("cannot open " + path);
  return dataset;
}

} // namespace

Dataset createRaster(const std::string &path, const RasterPlan &plan) {
  GDALAllRegister();
  CPLStringList options;
  for (const std::string &option : plan.options)
    options.AddString(option.c_str());
  GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  Dataset dataset(driver->Create(path.c_str(), plan.width, plan.height, plan.bands, plan.type, options.List()));
  if (!dataset)
    throw std::runtime_error("cannot create " + path);
  if (!plan.geotransform.empty()) {
    std::vector<double> coefficients = plan.geotransform;
    dataset->SetGeoTransform(coefficients.data());
  }
  if (!plan.crs.empty()) {
    OGRSpatialReference crs;
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    crs.SetFromUserInput(plan.crs.c_str());
    dataset->SetSpatialRef(&crs);
  }
  return dataset;
}

Dataset openForUpdate(const std::string &path) {
  return openRasterFile(path, GDAL_OF_UPDATE);
}

Dataset openForReading(const std::string &path) {
  return openRasterFile(path, GDAL_OF_READONLY);
}

void fillBand(GDALDataset &dataset, int band, const PixelFunction &value) {
  const int width = dataset.GetRasterXSize();
  std::vector<double> row(static_cast<std::size_t>(width));
  for (int y = 0; y < dataset.GetRasterYSize(); ++y) {
    for (int x = 0; x < width; ++x)
      row[static_cast<std::size_t>(x)] = value(x, y);
    if (dataset.GetRasterBand(band)->RasterIO(GF_Write, 0, y, width, 1, row.data(), width, 1, GDT_Float64, 0, 0,
                                              nullptr) != CE_None)
      throw std::runtime_error("cannot write the test raster");
  }
}

void createProbability(const std::string &path, RasterPlan plan, const PixelFunction &value,
                       const std::map<std::string, std::string> &items) {
  plan.bands = 1;
  plan.type = GDT_Float32;
  const auto dataset = createRaster(path, plan);
  dataset->GetRasterBand(1)->SetNoDataValue(std::numeric_limits<double>::quiet_NaN());
  for (const auto &[name, item] : items)
    dataset->SetMetadataItem(name.c_str(), item.c_str());
  fillBand(*dataset, 1, value);
}

void fillWithPattern(GDALDataset &dataset) {
  for (int band = 1; band <= dataset.GetRasterCount(); ++band)
    fillBand(dataset, band, [band](int x, int y) { return patternValue(band, x, y); });
}

double patternValue(int band, int x, int y) {
  const unsigned mixed = (static_cast<unsigned>(x) * 73856093U) ^ (static_cast<unsigned>(y) * 19349663U) ^
                         (static_cast<unsigned>(band) * 83492791U);
  return 1.0 + static_cast<double>((mixed >> 5U) % 250U);
}

std::vector<float> readBand(GDALDataset &dataset, int band) {
  const int width = dataset.GetRasterXSize();
  const int height = dataset.GetRasterYSize();
  std::vector<float> values(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  if (dataset.GetRasterBand(band)->RasterIO(GF_Read, 0, 0, width, height, values.data(), width, height, GDT_Float32, 0,
                                            0, nullptr) != CE_None)
    throw std::runtime_error("cannot read the raster");
  return values;
}

} // namespace xemap::test
