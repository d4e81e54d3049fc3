// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/gdal_source.h"

#include <filesystem>
#include <fstream>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"

namespace xemap::raster {
namespace {

using test::createRaster;
using test::errorOf;
using test::fillBand;
using test::patternValue;
using test::RasterPlan;

class OpenRaster : public test::TempDirTest {
protected:
  std::string path = tempDir.file("scene.tif");

  std::string make(const RasterPlan &plan) {
    test::fillWithPattern(*createRaster(path, plan));
    return path;
  }

  /// The samples of pixel (3,2).
  std::array<float, 3> pixel(const std::optional<BandChoice> &bands = {}) {
    const Patch patch = openRaster(path, {bands})->read({3, 2, 1, 1}, 1, 1);
    return {patch.samples[0], patch.samples[1], patch.samples[2]};
  }

  std::array<float, 3> patternOf(int red, int green, int blue) {
    return {static_cast<float>(patternValue(red, 3, 2)), static_cast<float>(patternValue(green, 3, 2)),
            static_cast<float>(patternValue(blue, 3, 2))};
  }
};

RasterPlan bandPlan(int bands, GDALDataType type = GDT_Byte) {
  RasterPlan plan;
  plan.bands = bands;
  plan.type = type;
  return plan;
}

TEST_F(OpenRaster, DescribesTheRaster) {
  const auto source = openRaster(make({}));
  EXPECT_EQ(source->info().name, path);
  EXPECT_EQ(source->info().width, 16);
  EXPECT_EQ(source->info().height, 12);
  EXPECT_EQ(source->info().sampleKind, SampleKind::Byte);
  EXPECT_TRUE(source->info().georeferenced);
  EXPECT_EQ(source->info().geotransform.coefficients()[0], 600000.0);
  EXPECT_NE(source->info().crsWkt.find("UTM zone 33N"), std::string::npos);
  EXPECT_DOUBLE_EQ(source->info().groundResolution.x, 0.5);
  EXPECT_TRUE(source->info().warnings.empty());
}

TEST_F(OpenRaster, KeepsEachRotationTermAlone) {
  for (const std::vector<double> &transform : {std::vector<double>{600000, 0.5, 0.1, 5800000, 0, -0.5},
                                               std::vector<double>{600000, 0.5, 0, 5800000, 0.1, -0.5}}) {
    RasterPlan plan;
    plan.geotransform = transform;
    const auto source = openRaster(make(plan));
    for (std::size_t i = 0; i < 6; ++i)
      EXPECT_NEAR(source->info().geotransform.coefficients()[i], transform[i], 1e-9);
    EXPECT_FALSE(source->info().geotransform.isNorthUp());
  }
}

TEST_F(OpenRaster, MeasuresGeographicPixelsApart) {
  RasterPlan plan;
  plan.crs = "EPSG:4326";
  plan.geotransform = {10.0, 1e-5, 0, 60.0, 0, -1e-5};
  const auto source = openRaster(make(plan));
  EXPECT_NEAR(source->info().groundResolution.x, 0.558, 0.001);
  EXPECT_NEAR(source->info().groundResolution.y, 1.114, 0.001);
}

TEST_F(OpenRaster, MeasuresFeet) {
  RasterPlan plan;
  plan.crs = "EPSG:2263";
  plan.geotransform = {980000, 2, 0, 200000, 0, -2};
  EXPECT_NEAR(openRaster(make(plan))->info().groundResolution.x, 0.6096, 1e-5);
}

TEST_F(OpenRaster, TakesOneBandAsGrey) {
  make(bandPlan(1));
  EXPECT_TRUE(openRaster(path)->info().warnings.empty());
  EXPECT_EQ(pixel(), patternOf(1, 1, 1));
}

TEST_F(OpenRaster, TakesTheFirstOfTwoBandsAndSaysSo) {
  make(bandPlan(2));
  const auto warnings = openRaster(path)->info().warnings;
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_NE(warnings[0].find("--bands"), std::string::npos);
  EXPECT_EQ(pixel(), patternOf(1, 1, 1));
}

TEST_F(OpenRaster, TakesGreyAndAlphaWithoutAWord) {
  RasterPlan plan = bandPlan(2);
  plan.options = {"ALPHA=YES"};
  make(plan);
  fillBand(*test::openForUpdate(path), 2, [](int, int) { return 255; });
  EXPECT_TRUE(openRaster(path)->info().warnings.empty());
  EXPECT_EQ(pixel(), patternOf(1, 1, 1));
}

TEST_F(OpenRaster, TakesTheFirstThreeOfTwelveBandsAndSaysSo) {
  make(bandPlan(12, GDT_UInt16));
  const auto source = openRaster(path);
  ASSERT_EQ(source->info().warnings.size(), 1U);
  EXPECT_NE(source->info().warnings[0].find("--bands"), std::string::npos);
  EXPECT_NE(source->info().warnings[0].find("12"), std::string::npos);
  EXPECT_EQ(pixel(), patternOf(1, 2, 3));
}

TEST_F(OpenRaster, FollowsColourInterpretation) {
  make(bandPlan(4, GDT_UInt16));
  {
    const auto dataset = test::openForUpdate(path);
    const std::array<GDALColorInterp, 4> colours{GCI_BlueBand, GCI_GreenBand, GCI_RedBand, GCI_Undefined};
    for (int band = 1; band <= 4; ++band)
      dataset->GetRasterBand(band)->SetColorInterpretation(colours[static_cast<std::size_t>(band - 1)]);
  }
  EXPECT_TRUE(openRaster(path)->info().warnings.empty());
  EXPECT_EQ(pixel(), patternOf(3, 2, 1));
}

TEST_F(OpenRaster, TakesTheBandsItIsTold) {
  make(bandPlan(12));
  EXPECT_TRUE(openRaster(path, {BandChoice{12, 5, 7}})->info().warnings.empty());
  EXPECT_EQ(pixel(BandChoice{12, 5, 7}), patternOf(12, 5, 7));
  EXPECT_EQ(pixel(BandChoice{4, 4, 4}), patternOf(4, 4, 4));
  EXPECT_EQ(pixel(BandChoice{4, 9, 4}), patternOf(4, 9, 4));
}

TEST_F(OpenRaster, RefusesBandsThatAreNotThere) {
  make({});
  for (const BandChoice &bands : {BandChoice{1, 2, 4}, BandChoice{0, 1, 2}, BandChoice{-1, 1, 2}}) {
    const auto error = errorOf([&] { openRaster(path, {bands}); });
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    EXPECT_NE(std::string(error.what()).find(path), std::string::npos);
  }
}

TEST_F(OpenRaster, ReadsEveryTypeOfSample) {
  for (const GDALDataType type : {GDT_UInt16, GDT_Int16, GDT_UInt32, GDT_Int32, GDT_Float32, GDT_Float64}) {
    make(bandPlan(3, type));
    EXPECT_EQ(pixel(), patternOf(1, 2, 3)) << GDALGetDataTypeName(type);
  }
}

TEST_F(OpenRaster, ReadsSignedBytesAsSigned) {
  RasterPlan plan = bandPlan(1);
  plan.options = {"PIXELTYPE=SIGNEDBYTE"};
  {
    const auto dataset = createRaster(path, plan);
    // GDAL 3.7 has a type for signed bytes; older ones keep them as bytes, -56 as 200.
    const bool hasOwnType = dataset->GetRasterBand(1)->GetRasterDataType() != GDT_Byte;
    test::fillBand(*dataset, 1, [&](int x, int) { return x != 0 ? 100.0 : hasOwnType ? -56.0 : 200.0; });
  }
  const auto source = openRaster(path);
  EXPECT_EQ(source->info().sampleKind, SampleKind::Wide);
  const Patch patch = source->read({0, 0, 2, 1}, 2, 1);
  EXPECT_EQ(patch.samples[0], -56.0F);
  EXPECT_EQ(patch.samples[1], 100.0F);
}

TEST_F(OpenRaster, ReadsPalettesAsColours) {
  RasterPlan plan = bandPlan(1);
  {
    const auto dataset = createRaster(path, plan);
    GDALColorTable table;
    const GDALColorEntry water{10, 20, 200, 255};
    const GDALColorEntry field{90, 160, 40, 255};
    table.SetColorEntry(0, &water);
    table.SetColorEntry(1, &field);
    dataset->GetRasterBand(1)->SetColorTable(&table);
    test::fillBand(*dataset, 1, [](int x, int) { return x < 8 ? 0 : 1; });
  }
  const auto source = openRaster(path);
  EXPECT_EQ(source->info().sampleKind, SampleKind::Byte);
  EXPECT_TRUE(source->info().warnings.empty());
  const Patch patch = source->read({7, 0, 2, 1}, 2, 1);
  EXPECT_EQ(patch.samples, (std::vector<float>{10, 90, 20, 160, 200, 40}));
}

TEST_F(OpenRaster, StaysInPixelsWithoutGeoreference) {
  RasterPlan plan;
  plan.geotransform = {};
  plan.crs = "";
  const auto source = openRaster(make(plan));
  EXPECT_FALSE(source->info().georeferenced);
  EXPECT_EQ(source->info().geotransform.coefficients(), GeoTransform().coefficients());
  EXPECT_TRUE(source->info().crsWkt.empty());
  EXPECT_EQ(source->info().groundResolution.x, 0.0);
  ASSERT_EQ(source->info().warnings.size(), 1U);
  EXPECT_NE(source->info().warnings[0].find("pixel coordinates"), std::string::npos);
}

TEST_F(OpenRaster, StaysInPixelsWithControlPointsOnly) {
  RasterPlan plan;
  plan.geotransform = {};
  plan.crs = "";
  {
    const auto dataset = createRaster(path, plan);
    std::vector<GDAL_GCP> points(4);
    GDALInitGCPs(4, points.data());
    for (int i = 0; i < 4; ++i) {
      auto &point = points[static_cast<std::size_t>(i)];
      point.dfGCPPixel = (i % 2) * 16.0;
      point.dfGCPLine = (i / 2) * 12.0;
      point.dfGCPX = 10 + (i % 2) * 0.1 + (i / 2) * 0.01;
      point.dfGCPY = 50 - (i / 2) * 0.1;
    }
    OGRSpatialReference crs;
    crs.importFromEPSG(4326);
    dataset->SetGCPs(4, points.data(), &crs);
    GDALDeinitGCPs(4, points.data());
    test::fillWithPattern(*dataset);
  }
  const auto source = openRaster(path);
  EXPECT_FALSE(source->info().georeferenced);
  EXPECT_TRUE(source->info().crsWkt.empty());
  ASSERT_EQ(source->info().warnings.size(), 1U);
  EXPECT_NE(source->info().warnings[0].find("control points"), std::string::npos);
}

TEST_F(OpenRaster, KeepsAGeotransformWithoutACrs) {
  RasterPlan plan;
  plan.crs = "";
  const auto source = openRaster(make(plan));
  EXPECT_TRUE(source->info().georeferenced);
  EXPECT_TRUE(source->info().crsWkt.empty());
  EXPECT_EQ(source->info().geotransform.coefficients()[0], 600000.0);
  ASSERT_EQ(source->info().warnings.size(), 1U);
  EXPECT_NE(source->info().warnings[0].find("no CRS"), std::string::npos);
}

TEST_F(OpenRaster, SaysWhatIsMissing) {
  const auto error = errorOf([&] { openRaster(tempDir.file("missing.tif")); });
  EXPECT_EQ(error.code(), ErrorCode::NotFound);
  EXPECT_NE(std::string(error.what()).find("missing.tif"), std::string::npos);
}

TEST_F(OpenRaster, RefusesWhatIsNoRaster) {
  std::ofstream(tempDir.file("notes.txt")) << "not a raster\n";
  std::ofstream(tempDir.file("empty.tif")) << "";
  for (const char *name : {"notes.txt", "empty.tif", ""}) {
    const auto error = errorOf([&] { openRaster(tempDir.file(name)); });
    EXPECT_EQ(error.code(), ErrorCode::Unreadable) << name;
    EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
  }
}

TEST_F(OpenRaster, RefusesComplexSamples) {
  make(bandPlan(1, GDT_CFloat32));
  EXPECT_EQ(errorOf([&] { openRaster(path); }).code(), ErrorCode::Unsupported);
}

TEST_F(OpenRaster, PointsToTheSubdatasetsOfARasterOfNoBands) {
  const std::string package = tempDir.file("two.gpkg");
  make({});
  const auto dataset = test::openForReading(path);
  GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("GPKG");
  ASSERT_NE(driver, nullptr);
  for (const char *table : {"RASTER_TABLE=before", "RASTER_TABLE=after"}) {
    CPLStringList options;
    options.AddString(table);
    options.AddString("APPEND_SUBDATASET=YES");
    GDALClose(driver->CreateCopy(package.c_str(), dataset.get(), FALSE, options.List(), nullptr, nullptr));
  }
  const auto error = errorOf([&] { openRaster(package); });
  EXPECT_EQ(error.code(), ErrorCode::Unsupported);
  EXPECT_NE(std::string(error.what()).find("GPKG:" + package + ":before"), std::string::npos) << error.what();
}

TEST_F(OpenRaster, NamesFileAndWindowOfATruncatedRaster) {
  RasterPlan plan;
  plan.width = 512;
  plan.height = 512;
  for (const std::vector<std::string> &options :
       {std::vector<std::string>{"COMPRESS=DEFLATE", "TILED=YES"}, std::vector<std::string>{}}) {
    plan.options = options;
    make(plan);
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    const auto error = errorOf([&] { openRaster(path)->read({0, 0, 512, 512}, 512, 512); });
    EXPECT_EQ(error.code(), ErrorCode::Unreadable);
    EXPECT_NE(std::string(error.what()).find(path), std::string::npos);
    EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
  }
  const auto window = errorOf([&] { openRaster(path)->read({128, 256, 300, 200}, 300, 200); });
  EXPECT_NE(std::string(window.what()).find("128,256 300x200"), std::string::npos) << window.what();
}

TEST_F(OpenRaster, NoticesATruncatedJpeg) {
  RasterPlan plan;
  plan.width = 512;
  plan.height = 512;
  make(plan);
  const std::string jpeg = tempDir.file("scene.jpg");
  {
    const auto dataset = test::openForReading(path);
    GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("JPEG");
    ASSERT_NE(driver, nullptr);
    GDALClose(driver->CreateCopy(jpeg.c_str(), dataset.get(), FALSE, nullptr, nullptr, nullptr));
  }
  std::filesystem::resize_file(jpeg, std::filesystem::file_size(jpeg) / 2);
  const auto error = errorOf([&] { openRaster(jpeg)->read({0, 0, 512, 512}, 512, 512); });
  EXPECT_EQ(error.code(), ErrorCode::Unreadable);
}

TEST_F(OpenRaster, LeavesTheHostsErrorHandlerAlone) {
  int reports = 0;
  CPLPushErrorHandlerEx([](CPLErr, CPLErrorNum, const char *) { ++*static_cast<int *>(CPLGetErrorHandlerUserData()); },
                        &reports);
  errorOf([&] { openRaster(tempDir.file("missing.tif")); });
  EXPECT_EQ(reports, 0);
  CPLError(CE_Warning, CPLE_AppDefined, "still heard");
  EXPECT_EQ(reports, 1);
  CPLPopErrorHandler();
}

} // namespace
} // namespace xemap::raster
