// SPDX-License-Identifier: GPL-2.0-or-later
// Rasters as people have them, on which a reader that trusts them goes wrong.
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/raster/band_scaling.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::raster {
namespace {

using test::createRaster;
using test::fillBand;
using test::patternValue;
using test::RasterPlan;

constexpr int side = 80;
constexpr int collar = 20;
constexpr PixelWindow whole{0, 0, side, side};

bool inCollar(int x, int y) {
  return x < collar || y < collar || x >= side - collar || y >= side - collar;
}

class RasterCases : public test::TempDirTest {
protected:
  std::string path = tempDir.file("scene.tif");

  static RasterPlan plan(GDALDataType type, int bands = 3) {
    RasterPlan plan;
    plan.width = plan.height = side;
    plan.bands = bands;
    plan.type = type;
    return plan;
  }

  using Sample = std::function<double(int band, int x, int y)>;
  using Prepare = std::function<void(GDALDataset &)>;

  void make(const RasterPlan &raster, const Sample &sample, const Prepare &prepare = {}) {
    const auto dataset = createRaster(path, raster);
    if (prepare)
      prepare(*dataset);
    for (int band = 1; band <= raster.bands; ++band)
      fillBand(*dataset, band, [&](int x, int y) { return sample(band, x, y); });
  }

  /// The picture as a network sees it.
  Patch picture() {
    const auto source = openRaster(path);
    Patch patch = source->read(whole, side, side);
    BandScaling::estimate(*source, whole).apply(patch);
    return patch;
  }

  static bool valid(const Patch &patch, int x, int y) {
    return patch.valid[static_cast<std::size_t>(y * side + x)] != 0;
  }

  bool warns(const std::string &part) {
    const auto warnings = openRaster(path)->info().warnings;
    return std::any_of(warnings.begin(), warnings.end(),
                       [&](const std::string &warning) { return warning.find(part) != std::string::npos; });
  }

  /// What the line about the bands says.
  std::string bandsRead() { return openRaster(path)->info().reading.front(); }

  void expectOnlyCollarMissing() {
    const Patch patch = picture();
    for (int y = 0; y < side; ++y)
      for (int x = 0; x < side; ++x)
        ASSERT_EQ(valid(patch, x, y), !inCollar(x, y)) << x << "," << y;
  }
};

TEST_F(RasterCases, DarkBytesAreStretchedAsTheSameSamplesOfAnyTypeAre) {
  const auto dark = [](int band, int x, int y) { return std::floor(patternValue(band, x, y) / 250.0 * 40.0); };
  make(plan(GDT_Byte), dark);
  const Patch bytes = picture();
  make(plan(GDT_UInt16), dark);
  const Patch wide = picture();
  EXPECT_EQ(bytes.samples, wide.samples);
  EXPECT_GT(*std::max_element(bytes.samples.begin(), bytes.samples.end()), 0.99F);
  EXPECT_NE(readingLine(openRaster(path)->info()).find("stretched"), std::string::npos);
}

TEST_F(RasterCases, OrdinaryBytesStayAsTheyAreInAnyType) {
  for (const GDALDataType type : {GDT_Byte, GDT_UInt16, GDT_Int32, GDT_Float32}) {
    make(plan(type), patternValue);
    EXPECT_EQ(openRaster(path)->info().sampleKind, SampleKind::Byte) << GDALGetDataTypeName(type);
    EXPECT_FLOAT_EQ(picture().samples[0], static_cast<float>(patternValue(1, 0, 0) / 255.0));
  }
  EXPECT_NE(readingLine(openRaster(path)->info()).find("as they are"), std::string::npos);
}

TEST_F(RasterCases, WhatIsAssumedIsDataForThoseWhoSaySo) {
  const auto framed = [](double outside) {
    return [outside](int band, int x, int y) { return inCollar(x, y) ? outside : patternValue(band, x, y); };
  };
  for (const double outside : {0.0, -9999.0}) {
    make(plan(outside < 0.0 ? GDT_Float32 : GDT_Byte), framed(outside));
    EXPECT_FALSE(valid(picture(), 1, 1)) << outside;
    ReadChoice choice;
    choice.onlyDeclared = true;
    const auto source = openRaster(path, choice);
    EXPECT_NE(source->read(whole, side, side).valid.front(), 0) << outside;
    for (const std::string &warning : source->info().warnings)
      EXPECT_EQ(warning.find("taken for no data"), std::string::npos) << warning;
  }
}

TEST_F(RasterCases, NodataOfOneBandTakesNoPixelThatOthersShow) {
  // Red is 0 over water, and red alone declares 0.
  const auto isWater = [](int x, int) { return x >= 40; };
  make(plan(GDT_Byte), [&](int band, int x, int y) {
    if (x < 10)
      return 0.0;
    return band == 1 && isWater(x, y) ? 0.0 : patternValue(band, x, y);
  });
  // A GeoTIFF has one nodata for all of its bands, a VRT one for each.
  const std::string virtualPath = tempDir.file("scene.vrt");
  {
    const auto file = test::openForReading(path);
    const test::Dataset bands(GetGDALDriverManager()->GetDriverByName("VRT")->CreateCopy(
        virtualPath.c_str(), file.get(), FALSE, nullptr, nullptr, nullptr));
    bands->GetRasterBand(1)->SetNoDataValue(0);
  }
  path = virtualPath;
  const Patch patch = picture();
  for (int x = 0; x < side; ++x)
    EXPECT_EQ(valid(patch, x, 30), x >= 10) << x;
  EXPECT_NE(readingLine(openRaster(path)->info()).find("band 1 is 0 and band 2 as well"), std::string::npos);
}

TEST_F(RasterCases, NodataThatIsNoMeasurementTakesThePixelInAnyBand) {
  make(
      plan(GDT_Int16),
      [](int band, int x, int y) { return band == 2 && x < 10 ? -9999.0 : 10.0 * patternValue(band, x, y); },
      [](GDALDataset &dataset) {
        for (int band = 1; band <= 3; ++band)
          dataset.GetRasterBand(band)->SetNoDataValue(-9999);
      });
  const Patch patch = picture();
  EXPECT_FALSE(valid(patch, 5, 5));
  EXPECT_TRUE(valid(patch, 10, 5));
}

TEST_F(RasterCases, FillingsThatNothingDeclaresAreNoData) {
  for (const double filling : {-9999.0, -32768.0, -3.4028234e38, 3.4028234e38, 1e20, -99999.0,
                               std::numeric_limits<double>::infinity(), std::nan("")}) {
    make(plan(GDT_Float32),
         [&](int band, int x, int y) { return inCollar(x, y) ? filling : patternValue(band, x, y) * 0.0004 - 0.02; });
    SCOPED_TRACE(filling);
    expectOnlyCollarMissing();
    EXPECT_EQ(warns("far outside of all others"), std::isfinite(filling));
    EXPECT_NE(readingLine(openRaster(path)->info()).find("no data where"), std::string::npos);
  }
}

TEST_F(RasterCases, FillingsOfOneBandAloneTakeThePixelToo) {
  make(plan(GDT_Int16),
       [](int band, int x, int y) { return band == 3 && inCollar(x, y) ? -9999.0 : 4.0 * patternValue(band, x, y); });
  expectOnlyCollarMissing();
}

TEST_F(RasterCases, CollarsOfOneValueAreNoDataButNotThatValueInThePicture) {
  for (const double value : {0.0, 255.0}) {
    make(plan(GDT_Byte), [&](int band, int x, int y) {
      const bool shadow = x >= 35 && x < 45 && y >= 35 && y < 45;
      return inCollar(x, y) || shadow ? value : patternValue(band, x, y);
    });
    SCOPED_TRACE(value);
    expectOnlyCollarMissing();
    EXPECT_TRUE(warns("collar of the one value"));
  }
}

TEST_F(RasterCases, CollarsMayTouchOneCornerAlone) {
  make(plan(GDT_UInt16), [](int band, int x, int y) { return x + y < 40 ? 0.0 : 30.0 * patternValue(band, x, y); });
  const Patch patch = picture();
  EXPECT_FALSE(valid(patch, 10, 10));
  EXPECT_TRUE(valid(patch, 25, 25));
}

TEST_F(RasterCases, StillWaterInACornerIsNoCollar) {
  make(plan(GDT_Byte), [](int band, int x, int y) { return x + y < 40 ? 40.0 + band : patternValue(band, x, y); });
  const Patch patch = picture();
  EXPECT_TRUE(valid(patch, 10, 10));
  EXPECT_TRUE(openRaster(path)->info().warnings.empty());
}

TEST_F(RasterCases, AnEvenBandIsNoFillingWhereOthersVary) {
  // One band has 220 over most of the picture and its border, far from all its other samples; the rest has many
  // colours.
  make(plan(GDT_Byte), [](int band, int x, int y) {
    const double noise = (x * 7 + y * 13) % 23;
    return band == 1 ? (x < side / 3 ? noise : 220.0) : 60.0 + 3.0 * band + noise;
  });
  const Patch patch = picture();
  EXPECT_EQ(std::count(patch.valid.begin(), patch.valid.end(), std::uint8_t{1}), side * side);
  EXPECT_TRUE(openRaster(path)->info().warnings.empty());
}

TEST_F(RasterCases, DrawnMapsHaveNoCollar) {
  // Even areas of few values, one of which holds the corners.
  make(plan(GDT_Byte), [](int, int x, int y) { return inCollar(x, y) ? 255.0 : x < 40 ? 120.0 : 200.0; });
  const Patch patch = picture();
  EXPECT_EQ(std::count(patch.valid.begin(), patch.valid.end(), std::uint8_t{1}), side * side);
  EXPECT_TRUE(openRaster(path)->info().warnings.empty());
}

TEST_F(RasterCases, AlphaThatHoldsMoreThanOpacityIsQuestioned) {
  make(
      plan(GDT_Byte, 4), [](int band, int x, int y) { return band == 4 && x < 20 ? 0.0 : patternValue(band, x, y); },
      [](GDALDataset &dataset) { dataset.GetRasterBand(4)->SetColorInterpretation(GCI_AlphaBand); });
  const Patch patch = picture();
  EXPECT_TRUE(valid(patch, 5, 5));
  EXPECT_TRUE(warns("is called alpha"));
  make(
      plan(GDT_Byte, 4),
      [](int band, int x, int y) { return band == 4 ? (x < 20 ? 0.0 : 255.0) : patternValue(band, x, y); },
      [](GDALDataset &dataset) { dataset.GetRasterBand(4)->SetColorInterpretation(GCI_AlphaBand); });
  EXPECT_FALSE(valid(picture(), 5, 5));
  EXPECT_TRUE(openRaster(path)->info().warnings.empty());
}

TEST_F(RasterCases, BandsAreTakenByTheirDescriptionsFirst) {
  // Files of bytes have their colours marked by order whatever they hold.
  make(plan(GDT_Byte), patternValue, [](GDALDataset &dataset) {
    dataset.GetRasterBand(1)->SetDescription("blue");
    dataset.GetRasterBand(2)->SetDescription("green");
    dataset.GetRasterBand(3)->SetDescription("red");
  });
  EXPECT_EQ(bandsRead(), "bands 3,2,1 as red, green and blue, by their descriptions");
  EXPECT_FALSE(warns("bands"));
}

TEST_F(RasterCases, BandsAreTakenByTheirWavelengths) {
  const std::array<const char *, 5> micrometres{"0.475", "0.531", "0.560", "0.650", "0.842"};
  make(plan(GDT_UInt16, 5), patternValue, [&](GDALDataset &dataset) {
    for (int band = 1; band <= 5; ++band)
      dataset.GetRasterBand(band)->SetMetadataItem("wavelength", micrometres[static_cast<std::size_t>(band - 1)]);
  });
  EXPECT_EQ(bandsRead(), "bands 4,3,1 as red, green and blue, by their wavelengths");
}

TEST_F(RasterCases, BandsAreTakenByTheOrderOfTheirProduct) {
  struct Product {
    const char *item;
    const char *value;
    int bands;
    const char *expected;
  };
  for (const Product &product : {Product{"SPACECRAFT_NAME", "Sentinel-2B", 12, "bands 4,3,2"},
                                 Product{"SPACECRAFT_ID", "LANDSAT_8", 7, "bands 4,3,2"},
                                 Product{"SPACECRAFT_ID", "LANDSAT_5", 6, "bands 3,2,1"},
                                 Product{"TIFFTAG_IMAGEDESCRIPTION", "PlanetScope analytic", 4, "bands 3,2,1"},
                                 Product{"TIFFTAG_IMAGEDESCRIPTION", "PlanetScope 8 band", 8, "bands 6,4,2"},
                                 Product{"SOURCE", "USDA NAIP 2021", 4, "bands 1,2,3"},
                                 Product{"TIFFTAG_SOFTWARE", "MicaSense RedEdge-MX", 5, "bands 3,2,1"},
                                 Product{"SATELLITEID", "WV02", 8, "bands 5,3,2"}}) {
    make(plan(GDT_UInt16, product.bands), patternValue,
         [&](GDALDataset &dataset) { dataset.SetMetadataItem(product.item, product.value); });
    EXPECT_EQ(bandsRead().substr(0, 11), product.expected) << product.value << ": " << bandsRead();
    EXPECT_NE(bandsRead().find("the order of the bands"), std::string::npos) << product.value;
    EXPECT_FALSE(warns("nothing tells"));
  }
}

TEST_F(RasterCases, BandsAreTakenByTheNamesOfTheirProduct) {
  const std::array<const char *, 4> names{"B02", "B03", "B04", "B08"};
  make(plan(GDT_UInt16, 4), patternValue, [&](GDALDataset &dataset) {
    for (int band = 1; band <= 4; ++band)
      dataset.GetRasterBand(band)->SetDescription(names[static_cast<std::size_t>(band - 1)]);
  });
  EXPECT_EQ(bandsRead(), "bands 3,2,1 as red, green and blue, by the names of the bands");
}

TEST_F(RasterCases, NearInfraredIsShownInFalseColourWhereThereIsNoBlue) {
  make(plan(GDT_Byte), patternValue, [](GDALDataset &dataset) {
    dataset.GetRasterBand(1)->SetDescription("Green");
    dataset.GetRasterBand(2)->SetDescription("Red");
    dataset.GetRasterBand(3)->SetDescription("NIR");
  });
  EXPECT_EQ(openRaster(path)->read({3, 2, 1, 1}, 1, 1).samples[0], static_cast<float>(patternValue(3, 3, 2)));
  EXPECT_TRUE(warns("no blue band"));
}

TEST_F(RasterCases, BandsThatNothingTellsOfAreToldOnOneLine) {
  make(plan(GDT_UInt16, 5), patternValue);
  EXPECT_TRUE(warns("nothing tells what its 5 bands are; taking bands 1,2,3"));
  EXPECT_EQ(openRaster(path)->info().warnings.size(), 1U);
}

} // namespace
} // namespace xemap::raster
