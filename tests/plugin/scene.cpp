// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/plugin/scene.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <cstdint>
#include <memory>
#include <random>
#include <stdexcept>
#include <vector>

namespace xemap::plugin_tests {

namespace {

struct Close {
  void operator()(GDALDataset *dataset) const { GDALClose(dataset); }
};

} // namespace

QString Scene::write(const QString &path) const {
  GDALAllRegister();
  GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  const std::unique_ptr<GDALDataset, Close> dataset(
      driver->Create(path.toUtf8().constData(), width, height, 3, GDT_Byte, nullptr));
  if (!dataset)
    throw std::runtime_error("cannot write " + path.toStdString());
  if (!crs.isEmpty()) {
    std::array<double, 6> coefficients = geotransform;
    dataset->SetGeoTransform(coefficients.data());
    OGRSpatialReference reference;
    reference.SetFromUserInput(crs.toUtf8().constData());
    dataset->SetSpatialRef(&reference);
  }
  std::vector<std::uint8_t> samples(static_cast<std::size_t>(width) * height);
  for (int row = 0; row < height; ++row) {
    for (int column = 0; column < width; ++column)
      samples[static_cast<std::size_t>(row) * width + column] =
          isValid(column, row) ? static_cast<std::uint8_t>(sampleAt(column, row)) : std::uint8_t{0};
  }
  for (int band = 1; band <= 3; ++band) {
    GDALRasterBand *target = dataset->GetRasterBand(band);
    target->SetNoDataValue(0.0);
    if (target->RasterIO(GF_Write, 0, 0, width, height, samples.data(), width, height, GDT_Byte, 0, 0, nullptr) !=
        CE_None)
      throw std::runtime_error("cannot write " + path.toStdString());
  }
  return path;
}

void replaceByNoise(const QString &path, int side) {
  GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GTiff");
  const std::unique_ptr<GDALDataset, Close> dataset(
      driver->Create(path.toUtf8().constData(), side, side, 1, GDT_Float32, nullptr));
  std::mt19937 random(1);
  std::vector<float> row(static_cast<std::size_t>(side));
  for (int y = 0; y < side; ++y) {
    for (float &value : row)
      value = static_cast<float>(random() % 1000) / 1000.0F;
    if (dataset->GetRasterBand(1)->RasterIO(GF_Write, 0, y, side, 1, row.data(), side, 1, GDT_Float32, 0, 0, nullptr) !=
        CE_None)
      throw std::runtime_error("cannot write " + path.toStdString());
  }
}

} // namespace xemap::plugin_tests
