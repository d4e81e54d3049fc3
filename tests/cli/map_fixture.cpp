// SPDX-License-Identifier: GPL-2.0-or-later
#include "map_fixture.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <ogr_spatialref.h>

#include "support/random_model.h"
#include "xemap/base/default_model.h"

namespace xemap::test {

namespace fs = std::filesystem;

namespace {

void setPalette(GDALRasterBand &band) {
  GDALColorTable table;
  for (short i = 0; i < 256; ++i) {
    const GDALColorEntry entry{i, static_cast<short>(255 - i), static_cast<short>(i / 2), 255};
    table.SetColorEntry(i, &entry);
  }
  band.SetColorTable(&table);
}

void fillBand(GDALRasterBand &band, const TestRaster &raster) {
  std::vector<std::uint8_t> row(static_cast<std::size_t>(raster.width));
  for (int y = 0; y < raster.height; ++y) {
    for (int x = 0; x < raster.width; ++x)
      row[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(raster.sample(x, y, band.GetBand()));
    if (band.RasterIO(GF_Write, 0, y, raster.width, 1, row.data(), raster.width, 1, GDT_Byte, 0, 0, nullptr) != CE_None)
      throw std::runtime_error("test raster: cannot be filled");
  }
}

} // namespace

void writeTestRaster(const std::string &path, const TestRaster &raster) {
  GDALAllRegister();
  CPLStringList options;
  options.SetNameValue("TILED", "YES");
  if (raster.sparse)
    options.SetNameValue("SPARSE_OK", "TRUE");
  GDALDatasetUniquePtr dataset(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
      path.c_str(), raster.width, raster.height, raster.bands, GDT_Byte, options.List()));
  if (!dataset)
    throw std::runtime_error(path + ": cannot be made");
  if (raster.geotransform) {
    auto geotransform = *raster.geotransform;
    dataset->SetGeoTransform(geotransform.data());
  }
  if (!raster.crs.empty()) {
    OGRSpatialReference crs;
    crs.SetFromUserInput(raster.crs.c_str());
    dataset->SetSpatialRef(&crs);
  }
  for (int i = 1; i <= raster.bands; ++i) {
    GDALRasterBand &band = *dataset->GetRasterBand(i);
    if (raster.palette)
      setPalette(band);
    if (raster.nodata)
      band.SetNoDataValue(*raster.nodata);
    if (!raster.sparse)
      fillBand(band, raster);
  }
}

void truncateFile(const std::string &path, double share) {
  fs::resize_file(path, static_cast<std::uintmax_t>(share * static_cast<double>(fs::file_size(path))));
}

std::string readFile(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void writeFile(const std::string &path, const std::string &content) {
  std::ofstream(path, std::ios::binary) << content;
}

TempDir *MapTest::sModels = nullptr;

void MapTest::SetUpTestSuite() {
  sModels = new TempDir;
  writeRandomModel(modelFolder(), 1);
}

void MapTest::TearDownTestSuite() {
  delete sModels;
  sModels = nullptr;
}

MapTest::MapTest() : outputFolder(tempDir.path() / "out") {
  fs::create_directory(outputFolder);
}

std::string MapTest::modelFolder() {
  return sModels->file(defaultModelName);
}

CliSetting MapTest::withModels(CliSetting setting) {
  setting.environment.emplace("XEMAP_MODEL_PATH", sModels->path().string());
  setting.environment.emplace("XDG_DATA_HOME", sModels->file("none")); // no model of whoever runs the tests
  return setting;
}

CliResult MapTest::map(std::vector<std::string> arguments, CliSetting setting) const {
  arguments.insert(arguments.begin(), "map");
  return runCli(arguments, withModels(std::move(setting)));
}

std::string MapTest::goodRaster() const {
  const std::string path = tempDir.file("good.tif");
  if (!fs::exists(path))
    writeTestRaster(path);
  return path;
}

std::vector<std::string> MapTest::outputNames() const {
  std::vector<std::string> names;
  for (const auto &entry : fs::directory_iterator(outputFolder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

void MapTest::expectRefusal(const CliResult &result, int exitCode, const std::vector<std::string> &mentions) const {
  EXPECT_EQ(result.exitCode, exitCode) << result.errors;
  EXPECT_EQ(result.output, "");
  const auto messages = result.messages();
  ASSERT_EQ(messages.size(), 1U) << result.errors;
  EXPECT_THAT(messages[0], ::testing::StartsWith("xemap: error: "));
  for (const std::string &mention : mentions)
    EXPECT_THAT(messages[0], ::testing::HasSubstr(mention));
  EXPECT_THAT(outputNames(), ::testing::IsEmpty());
}

} // namespace xemap::test
