// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <map>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/raster/band_scaling.h"
#include "xemap/raster/gdal_source.h"
#include "xemap/raster/geotiff_sink.h"

namespace xemap::raster {
namespace {

std::filesystem::path scenesFolder() {
  const char *shared = std::getenv("XEMAP_SHARED_DATA");
  const std::filesystem::path data = shared ? std::filesystem::path(shared)
                                            : std::filesystem::path(XEMAP_SOURCE_DIR).parent_path() / "shared" / "data";
  return data / "scenes";
}

/// Real files with the oddities of real files; data at hand only, not part of the project.
class Scenes : public test::TempDirTest, public ::testing::WithParamInterface<const char *> {
protected:
  std::string path = (scenesFolder() / GetParam()).string();
  std::string map = tempDir.file("prob.tif");

  void SetUp() override {
    if (!std::filesystem::exists(path))
      GTEST_SKIP() << "no scene at " << path;
  }

  /// Writes a map of the whole scene that is 0.5 where the scene has data.
  AnalysisGrid mapValidity(RasterSource &source) {
    const AnalysisGrid grid = planGrid(source.info(), {}, {});
    const auto sink = createGeoTiffSink(map, {"anything", "none", "", "0"});
    sink->begin(grid);
    for (int row = 0; row < grid.height; row += 256) {
      const int rows = std::min(256, grid.height - row);
      const Patch patch =
          source.read({0, static_cast<double>(row), grid.window.width, static_cast<double>(rows)}, grid.width, rows);
      std::vector<float> probability(patch.valid.size());
      std::transform(patch.valid.begin(), patch.valid.end(), probability.begin(),
                     [](std::uint8_t valid) { return valid ? 0.5F : std::numeric_limits<float>::quiet_NaN(); });
      sink->writeRows(row, rows, probability.data());
    }
    sink->finish();
    return grid;
  }
};

TEST_P(Scenes, MapLiesOnTheScenesPixels) {
  const auto source = openRaster(path);
  mapValidity(*source);
  const auto scene = test::openForReading(path);
  const auto written = test::openForReading(map);
  ASSERT_EQ(written->GetRasterXSize(), scene->GetRasterXSize());
  ASSERT_EQ(written->GetRasterYSize(), scene->GetRasterYSize());
  std::array<double, 6> sceneTransform{};
  std::array<double, 6> mapTransform{};
  ASSERT_EQ(written->GetGeoTransform(mapTransform.data()), CE_None);
  if (scene->GetGeoTransform(sceneTransform.data()) != CE_None) {
    EXPECT_EQ(mapTransform, underXAxis().coefficients());
    return;
  }
  ASSERT_TRUE(written->GetSpatialRef()->IsSame(scene->GetSpatialRef()));
  const GeoTransform ofScene(sceneTransform);
  const GeoTransform ofMap(mapTransform);
  for (const double x : {0.0, static_cast<double>(scene->GetRasterXSize())})
    for (const double y : {0.0, static_cast<double>(scene->GetRasterYSize())}) {
      const Point pixel = ofScene.pixelFromMap(ofMap.mapFromPixel({x, y}));
      EXPECT_NEAR(pixel.x, x, 1e-6);
      EXPECT_NEAR(pixel.y, y, 1e-6);
    }
}

TEST_P(Scenes, NodataIsWhereTheSceneHasNone) {
  const auto source = openRaster(path);
  mapValidity(*source);
  const auto scene = test::openForReading(path);
  const auto values = test::readBand(*test::openForReading(map), 1);
  const int bands = scene->GetRasterCount();
  std::vector<bool> hasData(values.size());
  for (int band = 1; band <= bands; ++band) {
    GDALRasterBand &mask = *scene->GetRasterBand(band)->GetMaskBand();
    if (scene->GetRasterBand(band)->GetColorInterpretation() == GCI_AlphaBand)
      continue;
    std::vector<std::uint8_t> row(values.size());
    ASSERT_EQ(mask.RasterIO(GF_Read, 0, 0, scene->GetRasterXSize(), scene->GetRasterYSize(), row.data(),
                            scene->GetRasterXSize(), scene->GetRasterYSize(), GDT_Byte, 0, 0, nullptr),
              CE_None);
    for (std::size_t i = 0; i < row.size(); ++i)
      hasData[i] = hasData[i] || row[i] != 0;
  }
  std::size_t different = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    different += std::isnan(values[i]) == hasData[i];
  EXPECT_EQ(different, 0U);
}

TEST_P(Scenes, ScalesToUnitSamples) {
  const auto source = openRaster(path);
  const AnalysisGrid grid = planGrid(source->info(), {}, {});
  Patch patch = source->read(grid.window, 200, 150);
  BandScaling::estimate(*source, grid.window).apply(patch);
  const auto [least, most] = std::minmax_element(patch.samples.begin(), patch.samples.end());
  EXPECT_GE(*least, 0.0F);
  EXPECT_LE(*most, 1.0F);
  EXPECT_GT(*most, *least);
}

TEST_P(Scenes, KnowsGroundResolution) {
  const std::map<std::string, std::pair<double, double>> expected{
      {"naip_nd_m_4709963_se_14_1_20190904.tif", {5.0, 5.0}},
      {"drone_fotomap_small_utm33n_rgba.tif", {0.02, 0.02}},
      {"oem_adelaide_2.tif", {0.418, 0.5045}},
      {"rasterio_RGB.byte.tif", {300.0, 300.0}},
      {"landsat_ucayali_2020.tif", {89.0, 89.4}},
      {"airport_no_georef_lawica.png", {0.0, 0.0}}};
  const GroundResolution found = openRaster(path)->info().groundResolution;
  const auto &[x, y] = expected.at(GetParam());
  EXPECT_NEAR(found.x, x, 0.005 * x);
  EXPECT_NEAR(found.y, y, 0.005 * y);
}

INSTANTIATE_TEST_SUITE_P(Real, Scenes,
                         ::testing::Values("naip_nd_m_4709963_se_14_1_20190904.tif", "landsat_ucayali_2020.tif",
                                           "oem_adelaide_2.tif", "drone_fotomap_small_utm33n_rgba.tif",
                                           "rasterio_RGB.byte.tif", "airport_no_georef_lawica.png"));

} // namespace
} // namespace xemap::raster
