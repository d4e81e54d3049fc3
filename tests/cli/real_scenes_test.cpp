// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "cli_process.h"
#include "support/temp_dir.h"
#include "xemap/raster/gdal_source.h"
#include "xemap/raster/probability_reader.h"

namespace xemap::test {
namespace {

std::filesystem::path sceneFolder() {
  const char *shared = std::getenv("XEMAP_SHARED_DATA");
  const std::filesystem::path data = shared ? std::filesystem::path(shared)
                                            : std::filesystem::path(XEMAP_SOURCE_DIR).parent_path() / "shared" / "data";
  return data / "scenes";
}

/// The shipped model over real files with the oddities of real files; data at hand only, not part of the project.
class RealScenes : public TempDirTest, public ::testing::WithParamInterface<const char *> {};

TEST_P(RealScenes, MapsLieOnTheScenesPixelsWithItsNodata) {
  const auto scenePath = (sceneFolder() / GetParam()).string();
  if (!std::filesystem::exists(scenePath))
    GTEST_SKIP() << "no scene at " << scenePath;
  const auto mapPath = tempDir.file("map.tif");
  const auto result = runCli({"map", scenePath, "farmland beside the river", "-o", mapPath});
  ASSERT_EQ(result.exitCode, 0) << result.errors;

  const auto scene = raster::openRaster(scenePath);
  // What is data of a map is what it says itself: nothing is judged as of a picture.
  raster::ProbabilityReader map(mapPath);
  const auto &expected = scene->info();
  ASSERT_EQ(map.width(), expected.width);
  ASSERT_EQ(map.height(), expected.height);
  EXPECT_EQ(map.crsWkt().empty(), expected.crsWkt.empty());
  const auto place = expected.georeferenced ? expected.geotransform : raster::underXAxis();
  for (const double column : {0.0, static_cast<double>(expected.width)})
    for (const double row : {0.0, static_cast<double>(expected.height)}) {
      const auto corner = place.pixelFromMap(map.geotransform().mapFromPixel({column, row}));
      EXPECT_NEAR(corner.x, column, 1e-6);
      EXPECT_NEAR(corner.y, row, 1e-6);
    }

  const raster::PixelWindow whole{0, 0, static_cast<double>(expected.width), static_cast<double>(expected.height)};
  const auto pixels = scene->read(whole, expected.width, expected.height);
  std::size_t wrongValidity = 0;
  std::size_t outOfRange = 0;
  std::size_t pixel = 0;
  for (int y = 0; y < expected.height; ++y) {
    const float *row = map.row(y);
    for (int x = 0; x < expected.width; ++x, ++pixel) {
      wrongValidity += (pixels.valid[pixel] != 0) == std::isnan(row[x]) ? 1 : 0;
      outOfRange += !std::isnan(row[x]) && !(row[x] >= 0.0F && row[x] <= 1.0F) ? 1 : 0;
    }
  }
  EXPECT_EQ(wrongValidity, 0U);
  EXPECT_EQ(outOfRange, 0U);
}

INSTANTIATE_TEST_SUITE_P(Files, RealScenes,
                         ::testing::Values("naip_nd_m_4709963_se_14_1_20190904.tif", "landsat_ucayali_2020.tif",
                                           "oem_adelaide_2.tif", "drone_fotomap_small_utm33n_rgba.tif",
                                           "rasterio_RGB.byte.tif", "airport_no_georef_lawica.png"),
                         [](const auto &instance) {
                           std::string name = instance.param;
                           std::replace_if(
                               name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
                           return name;
                         });

} // namespace
} // namespace xemap::test
