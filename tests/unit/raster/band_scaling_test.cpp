// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/band_scaling.h"

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::raster {
namespace {

using test::createRaster;
using test::fillBand;
using test::RasterPlan;

class ScaleBands : public test::TempDirTest {
protected:
  std::string path = tempDir.file("scene.tif");
};

Patch patchOf(const std::vector<float> &values) {
  Patch patch;
  patch.width = static_cast<int>(values.size());
  patch.height = 1;
  patch.valid.assign(values.size(), 1);
  for (int band = 0; band < 3; ++band)
    patch.samples.insert(patch.samples.end(), values.begin(), values.end());
  return patch;
}

TEST_F(ScaleBands, DividesBytes) {
  test::fillWithPattern(*createRaster(path, {}));
  const auto source = openRaster(path);
  Patch patch = patchOf({0, 51, 255, 300, -4});
  BandScaling::estimate(*source, {0, 0, 16, 12}).apply(patch);
  const std::vector<float> expected{0.0F, 0.2F, 1.0F, 1.0F, 0.0F};
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_FLOAT_EQ(patch.samples[i], expected[i]);
}

TEST_F(ScaleBands, MapsPercentilesOfEachBandApart) {
  RasterPlan plan;
  plan.width = 101;
  plan.height = 10;
  plan.type = GDT_UInt16;
  {
    const auto dataset = createRaster(path, plan);
    for (int band = 1; band <= 3; ++band)
      fillBand(*dataset, band, [band](int x, int) { return band * 1000 + 10 * x; });
  }
  const auto source = openRaster(path);
  Patch patch = patchOf({1020, 1500, 1980, 1000, 60000});
  BandScaling::estimate(*source, {0, 0, 101, 10}).apply(patch);
  EXPECT_NEAR(patch.samples[0], 0.0F, 0.02F);
  EXPECT_NEAR(patch.samples[1], 0.5F, 0.02F);
  EXPECT_NEAR(patch.samples[2], 1.0F, 0.02F);
  EXPECT_EQ(patch.samples[3], 0.0F);
  EXPECT_EQ(patch.samples[4], 1.0F);
  EXPECT_EQ(patch.samples[5], 0.0F) << "the second band begins at 2000";
}

TEST_F(ScaleBands, LeavesOutliersAndNodataOut) {
  RasterPlan plan;
  plan.width = 100;
  plan.height = 100;
  plan.bands = 1;
  plan.type = GDT_Int16;
  {
    const auto dataset = createRaster(path, plan);
    dataset->GetRasterBand(1)->SetNoDataValue(-32768);
    fillBand(*dataset, 1, [](int x, int y) {
      if (y < 50)
        return -32768.0;
      return x == 0 && y % 2 == 0 ? 30000.0 : 1000.0 + 10.0 * x;
    });
  }
  const auto source = openRaster(path);
  Patch patch = patchOf({1000, 2000});
  BandScaling::estimate(*source, {0, 0, 100, 100}).apply(patch);
  EXPECT_NEAR(patch.samples[0], 0.0F, 0.03F);
  EXPECT_NEAR(patch.samples[1], 1.0F, 0.03F);
}

TEST_F(ScaleBands, LooksAtTheWindowOnly) {
  RasterPlan plan;
  plan.width = 200;
  plan.bands = 1;
  plan.type = GDT_Float32;
  fillBand(*createRaster(path, plan), 1, [](int x, int) { return x < 100 ? 0.001 * x : 1e6; });
  const auto source = openRaster(path);
  Patch patch = patchOf({0.05F});
  BandScaling::estimate(*source, {0, 0, 100, 12}).apply(patch);
  EXPECT_NEAR(patch.samples[0], 0.5F, 0.03F);
}

TEST_F(ScaleBands, KeepsWhatNearlyConstantBandsShow) {
  RasterPlan plan;
  plan.width = 100;
  plan.height = 100;
  plan.bands = 1;
  plan.type = GDT_UInt16;
  fillBand(*createRaster(path, plan), 1, [](int x, int y) { return x == 50 && y == 50 ? 900 : 500; });
  auto source = openRaster(path);
  Patch patch = patchOf({500, 900});
  BandScaling::estimate(*source, {0, 0, 100, 100}).apply(patch);
  EXPECT_EQ(patch.samples[0], 0.0F);
  EXPECT_EQ(patch.samples[1], 1.0F);
  fillBand(*createRaster(path, plan), 1, [](int, int) { return 500; });
  source = openRaster(path);
  Patch constant = patchOf({500, 900});
  BandScaling::estimate(*source, {0, 0, 100, 100}).apply(constant);
  EXPECT_EQ(constant.samples[0], 0.0F);
}

TEST_F(ScaleBands, SaysWhenThereIsNothing) {
  RasterPlan plan;
  {
    const auto dataset = createRaster(path, plan);
    for (int band = 1; band <= 3; ++band)
      dataset->GetRasterBand(band)->SetNoDataValue(0);
  }
  const auto source = openRaster(path);
  const auto error = test::errorOf([&] { BandScaling::estimate(*source, {0, 0, 16, 12}); });
  EXPECT_EQ(error.code(), ErrorCode::NoData);
  EXPECT_NE(std::string(error.what()).find(path), std::string::npos);
}

TEST_F(ScaleBands, FindsThinlySpreadData) {
  RasterPlan plan;
  plan.width = 5000;
  plan.height = 3000;
  plan.bands = 1;
  plan.type = GDT_UInt16;
  plan.options = {"COMPRESS=DEFLATE", "TILED=YES"};
  {
    const auto dataset = createRaster(path, plan);
    dataset->GetRasterBand(1)->SetNoDataValue(0);
    fillBand(*dataset, 1, [](int x, int y) { return x == 4321 && y > 2500 ? y : 0; });
  }
  const auto source = openRaster(path);
  Patch patch = patchOf({2500, 3000});
  BandScaling::estimate(*source, {0, 0, 5000, 3000}).apply(patch);
  EXPECT_LT(patch.samples[0], 0.1F);
  EXPECT_EQ(patch.samples[1], 1.0F);
}

} // namespace
} // namespace xemap::raster
