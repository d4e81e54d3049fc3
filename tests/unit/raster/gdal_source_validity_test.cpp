// SPDX-License-Identifier: GPL-2.0-or-later
#include <chrono>
#include <cmath>
#include <filesystem>
#include <limits>

#include <gdal_priv.h>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::raster {
namespace {

using test::createRaster;
using test::fillBand;
using test::RasterPlan;

class Validity : public test::TempDirTest {
protected:
  std::string path = tempDir.file("scene.tif");

  std::unique_ptr<RasterSource> open() { return openRaster(path); }

  static float sample(const Patch &patch, int band, int x, int y) {
    return patch.samples[static_cast<std::size_t>((band * patch.height + y) * patch.width + x)];
  }
  static bool valid(const Patch &patch, int x, int y) {
    return patch.valid[static_cast<std::size_t>(y * patch.width + x)] != 0;
  }
};

TEST_F(Validity, TakesAPixelForMissingOnlyWhenAllItsBandsAre) {
  RasterPlan plan;
  {
    const auto dataset = createRaster(path, plan);
    for (int band = 1; band <= 3; ++band) {
      dataset->GetRasterBand(band)->SetNoDataValue(0);
      fillBand(*dataset, band, [band](int x, int) { return x < band ? 0 : 50; });
    }
  }
  const Patch patch = open()->read({0, 0, 16, 12}, 16, 12);
  EXPECT_FALSE(valid(patch, 0, 0));
  EXPECT_TRUE(valid(patch, 1, 0));
  EXPECT_EQ(sample(patch, 2, 1, 0), 0.0F);
  EXPECT_TRUE(valid(patch, 3, 0));
}

TEST_F(Validity, TakesNotANumberForMissingInAnyBand) {
  RasterPlan plan;
  plan.type = GDT_Float32;
  const double infinity = std::numeric_limits<double>::infinity();
  {
    const auto dataset = createRaster(path, plan);
    test::fillWithPattern(*dataset);
    fillBand(*dataset, 2, [](int x, int) { return x == 4 ? std::nan("") : 7.0; });
    fillBand(*dataset, 3, [infinity](int x, int) { return x == 6 ? infinity : 7.0; });
  }
  const auto source = open();
  EXPECT_NE(readingLine(source->info()).find("a sample is no number"), std::string::npos)
      << readingLine(source->info());
  const Patch patch = source->read({0, 0, 16, 12}, 16, 12);
  for (int x = 0; x < 16; ++x) {
    EXPECT_EQ(valid(patch, x, 3), x != 4 && x != 6);
    for (int band = 0; band < 3; ++band)
      EXPECT_TRUE(std::isfinite(sample(patch, band, x, 3)));
  }
  const Patch small = source->read({0, 0, 16, 12}, 4, 3);
  for (const float value : small.samples)
    EXPECT_TRUE(std::isfinite(value));
  EXPECT_NEAR(sample(small, 1, 1, 0), 7.0F, 1e-4);
}

TEST_F(Validity, ReadsNotANumberAsNodata) {
  RasterPlan plan;
  plan.bands = 1;
  plan.type = GDT_Float32;
  {
    const auto dataset = createRaster(path, plan);
    dataset->GetRasterBand(1)->SetNoDataValue(std::nan(""));
    fillBand(*dataset, 1, [](int x, int y) { return x == y ? std::nan("") : 1.0; });
  }
  const Patch patch = open()->read({0, 0, 16, 12}, 16, 12);
  for (int y = 0; y < 12; ++y)
    for (int x = 0; x < 16; ++x)
      EXPECT_EQ(valid(patch, x, y), x != y);
}

TEST_F(Validity, TakesAlphaForValidity) {
  for (const int bands : {2, 4, 5})
    for (const GDALDataType type : {GDT_Byte, GDT_UInt16}) {
      RasterPlan plan;
      plan.bands = bands;
      plan.type = type;
      {
        const auto dataset = createRaster(path, plan);
        dataset->GetRasterBand(bands)->SetColorInterpretation(GCI_AlphaBand);
        test::fillWithPattern(*dataset);
        fillBand(*dataset, bands, [](int x, int) { return x < 4 ? 0 : x < 8 ? 1 : 255; });
      }
      const Patch patch = open()->read({0, 0, 16, 12}, 16, 12);
      for (int x = 0; x < 16; ++x)
        EXPECT_EQ(valid(patch, x, 6), x >= 4) << bands << " bands, column " << x;
    }
}

TEST_F(Validity, ReadsAMislabelledAlphaBandAsData) {
  RasterPlan plan;
  plan.bands = 4;
  plan.options = {"ALPHA=YES"};
  {
    const auto dataset = createRaster(path, plan);
    test::fillWithPattern(*dataset);
    fillBand(*dataset, 4, [](int x, int) { return x < 4 ? 0 : 90; });
  }
  const Patch patch = openRaster(path, {BandChoice{4, 1, 2}})->read({0, 0, 16, 12}, 16, 12);
  EXPECT_TRUE(valid(patch, 0, 0));
  EXPECT_EQ(sample(patch, 0, 5, 0), 90.0F);
}

TEST_F(Validity, TakesMaskFilesForValidity) {
  RasterPlan plan;
  plan.width = 64;
  plan.height = 64;
  test::fillWithPattern(*createRaster(path, plan));
  {
    const auto dataset = test::openForUpdate(path);
    ASSERT_EQ(dataset->CreateMaskBand(GMF_PER_DATASET), CE_None);
    std::vector<std::uint8_t> mask(64 * 64);
    for (std::size_t i = 0; i < mask.size(); ++i)
      mask[i] = i % 64 < 20 ? 0 : 255;
    ASSERT_EQ(dataset->GetRasterBand(1)->GetMaskBand()->RasterIO(GF_Write, 0, 0, 64, 64, mask.data(), 64, 64, GDT_Byte,
                                                                 0, 0, nullptr),
              CE_None);
  }
  const Patch patch = open()->read({0, 0, 64, 64}, 64, 64);
  const Patch half = open()->read({0, 0, 64, 64}, 32, 32);
  for (int x = 0; x < 64; ++x) {
    EXPECT_EQ(valid(patch, x, 10), x >= 20);
    EXPECT_EQ(valid(half, x / 2, 10), x / 2 >= 10);
  }
}

TEST_F(Validity, TakesTransparentPaletteEntriesForMissing) {
  // PNG keeps the opacity of each entry, GeoTIFF does not.
  RasterPlan plan;
  plan.bands = 1;
  const std::string png = tempDir.file("scene.png");
  {
    const auto dataset = createRaster(path, plan);
    GDALColorTable table;
    for (short i = 0; i < 4; ++i) {
      const GDALColorEntry entry{static_cast<short>(10 * i), 50, 60, static_cast<short>(i == 0 || i == 2 ? 0 : 255)};
      table.SetColorEntry(i, &entry);
    }
    dataset->GetRasterBand(1)->SetColorTable(&table);
    fillBand(*dataset, 1, [](int x, int) { return x % 4; });
    GDALDriver *driver = GetGDALDriverManager()->GetDriverByName("PNG");
    ASSERT_NE(driver, nullptr);
    GDALClose(driver->CreateCopy(png.c_str(), dataset.get(), FALSE, nullptr, nullptr, nullptr));
  }
  const Patch patch = openRaster(png)->read({0, 0, 16, 12}, 16, 12);
  for (int x = 0; x < 16; ++x) {
    EXPECT_EQ(sample(patch, 0, x, 0), 10.0F * static_cast<float>(x % 4));
    EXPECT_EQ(valid(patch, x, 0), x % 4 == 1 || x % 4 == 3);
  }
}

TEST_F(Validity, KeepsValidityInOverviews) {
  RasterPlan plan;
  plan.width = 256;
  plan.height = 256;
  {
    const auto dataset = createRaster(path, plan);
    for (int band = 1; band <= 3; ++band) {
      dataset->GetRasterBand(band)->SetNoDataValue(0);
      fillBand(*dataset, band, [](int x, int) { return x < 64 ? 0 : 80; });
    }
    int level = 2;
    ASSERT_EQ(dataset->BuildOverviews("NEAREST", 1, &level, 0, nullptr, nullptr, nullptr), CE_None);
  }
  const Patch patch = open()->read({0, 0, 256, 256}, 128, 128);
  for (int x = 0; x < 128; ++x)
    EXPECT_EQ(valid(patch, x, 50), x >= 32);
}

class LookedAtBefore : public Validity {
protected:
  /// A raster of one size with a black collar, or without, that was written `hoursAgo`. Whatever it holds, it stays the
  /// same file.
  void write(bool collar, int hoursAgo) {
    RasterPlan plan;
    plan.width = plan.height = 64;
    const std::string written = tempDir.file("written.tif");
    {
      const auto dataset = createRaster(written, plan);
      for (int band = 1; band <= 3; ++band)
        fillBand(*dataset, band,
                 [&](int x, int y) { return collar && x < 20 ? 0 : 40 + 10 * band + (x * 7 + y * 5) % 60; });
    }
    std::filesystem::copy_file(written, path, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::last_write_time(path, mNow - std::chrono::hours(hoursAgo));
  }

  bool hasCollar() { return !open()->info().warnings.empty(); }

private:
  std::filesystem::file_time_type mNow = std::filesystem::file_time_type::clock::now();
};

TEST_F(LookedAtBefore, ARasterIsJudgedAsItWas) {
  write(true, 5);
  ASSERT_TRUE(hasCollar());
  write(false, 5); // Its time tells of no change, so it is not looked at again.
  EXPECT_TRUE(hasCollar());
}

TEST_F(LookedAtBefore, ARasterThatChangedIsLookedAtAnew) {
  write(true, 5);
  ASSERT_TRUE(hasCollar());
  write(false, 4);
  EXPECT_FALSE(hasCollar());
}

TEST_F(LookedAtBefore, ARasterThatIsBeingWrittenIsLookedAtAnew) {
  write(true, 0);
  ASSERT_TRUE(hasCollar());
  write(false, 0);
  EXPECT_FALSE(hasCollar());
}

TEST_F(LookedAtBefore, AnotherChoiceIsAnotherLook) {
  write(true, 5);
  ASSERT_TRUE(hasCollar());
  EXPECT_TRUE(openRaster(path, {{}, true})->info().warnings.empty());
}

} // namespace
} // namespace xemap::raster
