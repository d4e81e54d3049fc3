// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>

#include <cpl_conv.h>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::raster {
namespace {

using test::createRaster;
using test::errorOf;
using test::fillBand;
using test::patternValue;
using test::RasterPlan;

class ReadRaster : public test::TempDirTest {
protected:
  std::string path = tempDir.file("scene.tif");

  std::unique_ptr<RasterSource> open() { return openRaster(path); }

  void makePattern(int width, int height, int bands = 3, const std::vector<std::string> &options = {}) {
    RasterPlan plan;
    plan.width = width;
    plan.height = height;
    plan.bands = bands;
    plan.options = options;
    test::fillWithPattern(*createRaster(path, plan));
  }

  static float sample(const Patch &patch, int band, int x, int y) {
    return patch.samples[static_cast<std::size_t>((band * patch.height + y) * patch.width + x)];
  }
  static bool valid(const Patch &patch, int x, int y) {
    return patch.valid[static_cast<std::size_t>(y * patch.width + x)] != 0;
  }
};

/// What a pixel of an average should be: every source pixel weighed by the area it shares with the window.
struct AreaAverage {
  double value = 0.0;
  double validShare = 0.0;
};

template <typename Value, typename Valid>
AreaAverage areaAverage(const PixelWindow &window, int width, int height, const Value &value, const Valid &isValid) {
  double sum = 0.0;
  double validArea = 0.0;
  double area = 0.0;
  for (int y = std::max(0, static_cast<int>(window.y)); y < std::min<double>(height, window.y + window.height); ++y)
    for (int x = std::max(0, static_cast<int>(window.x)); x < std::min<double>(width, window.x + window.width); ++x) {
      const double w = std::min(x + 1.0, window.x + window.width) - std::max<double>(x, window.x);
      const double h = std::min(y + 1.0, window.y + window.height) - std::max<double>(y, window.y);
      area += w * h;
      if (!isValid(x, y))
        continue;
      validArea += w * h;
      sum += w * h * value(x, y);
    }
  return {validArea > 0.0 ? sum / validArea : 0.0, area > 0.0 ? validArea / area : 0.0};
}

PixelWindow part(const PixelWindow &window, int width, int height, int x, int y) {
  const double stepX = window.width / width;
  const double stepY = window.height / height;
  return {window.x + x * stepX, window.y + y * stepY, stepX, stepY};
}

TEST_F(ReadRaster, IsExactAtTheRastersOwnPixels) {
  makePattern(70, 50);
  const Patch patch = open()->read({13, 7, 40, 30}, 40, 30);
  for (int y = 0; y < 30; ++y)
    for (int x = 0; x < 40; ++x) {
      for (int band = 0; band < 3; ++band)
        ASSERT_EQ(sample(patch, band, x, y), static_cast<float>(patternValue(band + 1, x + 13, y + 7)));
      ASSERT_TRUE(valid(patch, x, y));
    }
}

TEST_F(ReadRaster, IsExactForWideSamples) {
  for (const GDALDataType type : {GDT_UInt16, GDT_Int16, GDT_Float32}) {
    RasterPlan plan;
    plan.bands = 1;
    plan.type = type;
    const double scale = type == GDT_UInt16 ? 200.0 : -100.0;
    fillBand(*createRaster(path, plan), 1, [scale](int x, int y) { return scale * patternValue(1, x, y); });
    const Patch patch = open()->read({0, 0, 16, 12}, 16, 12);
    for (int y = 0; y < 12; ++y)
      for (int x = 0; x < 16; ++x)
        ASSERT_EQ(sample(patch, 2, x, y), static_cast<float>(scale * patternValue(1, x, y)));
  }
}

TEST_F(ReadRaster, ReplicatesEdgesBeyondTheRaster) {
  makePattern(20, 10);
  const Patch patch = open()->read({-5, -3, 32, 24}, 32, 24);
  for (int y = 0; y < 24; ++y)
    for (int x = 0; x < 32; ++x) {
      const int sourceX = x - 5;
      const int sourceY = y - 3;
      const bool inside = sourceX >= 0 && sourceX < 20 && sourceY >= 0 && sourceY < 10;
      ASSERT_EQ(valid(patch, x, y), inside) << x << "," << y;
      ASSERT_EQ(sample(patch, 1, x, y),
                static_cast<float>(patternValue(2, std::clamp(sourceX, 0, 19), std::clamp(sourceY, 0, 9))));
    }
}

TEST_F(ReadRaster, GivesNothingWhollyOutside) {
  makePattern(20, 10);
  for (const PixelWindow &window : {PixelWindow{20, 0, 8, 8}, PixelWindow{-8, 0, 8, 8}, PixelWindow{0, 500, 8, 8}}) {
    const Patch patch = open()->read(window, 8, 8);
    EXPECT_EQ(patch.samples.size(), 3U * 64U);
    EXPECT_EQ(std::count(patch.valid.begin(), patch.valid.end(), 0), 64);
  }
}

TEST_F(ReadRaster, AveragesWhatItShrinks) {
  makePattern(90, 70);
  const auto source = open();
  for (const PixelWindow &window : {PixelWindow{0, 0, 90, 70}, PixelWindow{3.25, 5.5, 61.7, 47.3}}) {
    const Patch patch = source->read(window, 17, 11);
    for (int y = 0; y < 11; ++y)
      for (int x = 0; x < 17; ++x)
        for (int band = 0; band < 3; ++band) {
          const auto expected = areaAverage(
              part(window, 17, 11, x, y), 90, 70, [band](int sx, int sy) { return patternValue(band + 1, sx, sy); },
              [](int, int) { return true; });
          ASSERT_NEAR(sample(patch, band, x, y), expected.value, 1e-3);
          ASSERT_TRUE(valid(patch, x, y));
        }
  }
}

TEST_F(ReadRaster, AveragesOverManyStrips) {
  makePattern(3000, 2000, 1, {"COMPRESS=DEFLATE", "TILED=YES"});
  const Patch patch = open()->read({0, 0, 3000, 2000}, 3, 2);
  for (int y = 0; y < 2; ++y)
    for (int x = 0; x < 3; ++x) {
      const auto expected = areaAverage(
          part({0, 0, 3000, 2000}, 3, 2, x, y), 3000, 2000, [](int sx, int sy) { return patternValue(1, sx, sy); },
          [](int, int) { return true; });
      EXPECT_NEAR(sample(patch, 0, x, y), expected.value, 1e-2);
    }
}

TEST_F(ReadRaster, InterpolatesWhatItGrows) {
  RasterPlan plan;
  plan.bands = 1;
  plan.type = GDT_Float32;
  // Bilinear interpolation reproduces a plane away from the borders.
  fillBand(*createRaster(path, plan), 1, [](int x, int y) { return 3.0 * (x + 0.5) - 2.0 * (y + 0.5); });
  const PixelWindow window{2.3, 3.1, 7.7, 5.5};
  const Patch patch = open()->read(window, 40, 33);
  for (int y = 0; y < 33; ++y)
    for (int x = 0; x < 40; ++x) {
      const double centreX = window.x + (x + 0.5) * window.width / 40;
      const double centreY = window.y + (y + 0.5) * window.height / 33;
      ASSERT_NEAR(sample(patch, 0, x, y), 3.0 * centreX - 2.0 * centreY, 1e-4);
    }
}

TEST_F(ReadRaster, InterpolatesAFractionalShift) {
  makePattern(30, 20);
  const Patch patch = open()->read({4.25, 3, 8, 8}, 8, 8);
  for (int x = 0; x < 8; ++x)
    EXPECT_NEAR(sample(patch, 0, x, 2), 0.75 * patternValue(1, x + 4, 5) + 0.25 * patternValue(1, x + 5, 5), 1e-3);
}

TEST_F(ReadRaster, HandlesAxesApart) {
  makePattern(40, 20);
  const PixelWindow window{0, 4, 40, 8};
  const Patch patch = open()->read(window, 10, 8);
  for (int y = 0; y < 8; ++y)
    for (int x = 0; x < 10; ++x) {
      double sum = 0.0;
      for (int k = 0; k < 4; ++k)
        sum += patternValue(3, 4 * x + k, y + 4);
      ASSERT_NEAR(sample(patch, 2, x, y), sum / 4.0, 1e-3);
    }
}

TEST_F(ReadRaster, CutsResampledWindowsAtTheBorder) {
  makePattern(40, 40);
  const Patch patch = open()->read({-10, 20, 40, 40}, 10, 10);
  for (int y = 0; y < 10; ++y)
    for (int x = 0; x < 10; ++x)
      ASSERT_EQ(valid(patch, x, y), x * 4 - 10 + 2 >= 0 && y * 4 + 20 + 2 < 40) << x << "," << y;
  EXPECT_EQ(sample(patch, 0, 0, 0), sample(patch, 0, 2, 0));
  EXPECT_EQ(sample(patch, 0, 5, 9), sample(patch, 0, 5, 4));
}

TEST_F(ReadRaster, KeepsNodataOutOfAverages) {
  RasterPlan plan;
  plan.width = 64;
  plan.height = 64;
  plan.type = GDT_Int16;
  const auto hole = [](int x, int y) { return patternValue(9, x, y) > 170.0 || x < 11; };
  {
    const auto dataset = createRaster(path, plan);
    for (int band = 1; band <= 3; ++band) {
      dataset->GetRasterBand(band)->SetNoDataValue(-9999);
      fillBand(*dataset, band, [&](int x, int y) { return hole(x, y) ? -9999.0 : patternValue(band, x, y); });
    }
  }
  const PixelWindow window{0, 0, 64, 64};
  const Patch patch = open()->read(window, 16, 16);
  int holes = 0;
  for (int y = 0; y < 16; ++y)
    for (int x = 0; x < 16; ++x) {
      const auto expected = areaAverage(
          part(window, 16, 16, x, y), 64, 64, [](int sx, int sy) { return patternValue(1, sx, sy); },
          [&](int sx, int sy) { return !hole(sx, sy); });
      ASSERT_EQ(valid(patch, x, y), expected.validShare >= 0.5);
      holes += !valid(patch, x, y);
      if (valid(patch, x, y)) {
        ASSERT_NEAR(sample(patch, 0, x, y), expected.value, 1e-2);
      }
      ASSERT_TRUE(std::isfinite(sample(patch, 0, x, y)));
    }
  EXPECT_GT(holes, 16);
}

TEST_F(ReadRaster, GrowsTheMaskToNearest) {
  RasterPlan plan;
  plan.bands = 1;
  {
    const auto dataset = createRaster(path, plan);
    dataset->GetRasterBand(1)->SetNoDataValue(0);
    fillBand(*dataset, 1, [](int x, int y) { return x == 5 && y == 5 ? 0 : 100; });
  }
  const Patch patch = open()->read({0, 0, 16, 12}, 32, 24);
  for (int y = 0; y < 24; ++y)
    for (int x = 0; x < 32; ++x) {
      const bool hole = x / 2 == 5 && y / 2 == 5;
      ASSERT_EQ(valid(patch, x, y), !hole) << x << "," << y;
      if (!hole) {
        ASSERT_NEAR(sample(patch, 0, x, y), 100.0F, 1e-3);
      }
    }
}

TEST_F(ReadRaster, GoesThroughOverviews) {
  makePattern(256, 256, 3, {"TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"});
  {
    const auto dataset = test::openForUpdate(path);
    std::vector<int> levels{2, 4};
    ASSERT_EQ(dataset->BuildOverviews("NEAREST", 2, levels.data(), 0, nullptr, nullptr, nullptr), CE_None);
    for (int band = 1; band <= 3; ++band)
      for (int level = 0; level < 2; ++level)
        dataset->GetRasterBand(band)->GetOverview(level)->Fill(100.0 * (level + 1) + band);
  }
  const auto source = open();
  EXPECT_EQ(sample(source->read({0, 0, 256, 256}, 128, 128), 0, 7, 9), 101.0F) << "the first overview, exactly";
  EXPECT_EQ(sample(source->read({64, 64, 128, 128}, 32, 32), 2, 7, 9), 203.0F) << "the second overview, exactly";
  EXPECT_NEAR(sample(source->read({64, 64, 128, 128}, 40, 40), 1, 7, 9), 102.0F, 1e-3) << "no coarser than asked for";
  EXPECT_NEAR(sample(source->read({0, 0, 256, 256}, 10, 10), 1, 3, 3), 202.0F, 1e-3) << "the coarsest there is";
  EXPECT_EQ(sample(source->read({0, 0, 256, 256}, 256, 256), 0, 7, 9), static_cast<float>(patternValue(1, 7, 9)));
  EXPECT_NE(sample(source->read({0, 0, 256, 256}, 200, 200), 0, 7, 9), 101.0F);
}

TEST_F(ReadRaster, PlacesOverviewsOfOddSizes) {
  RasterPlan plan;
  plan.width = 203;
  plan.height = 101;
  plan.bands = 1;
  plan.type = GDT_Float32;
  {
    const auto dataset = createRaster(path, plan);
    fillBand(*dataset, 1, [](int x, int y) { return 2.0 * (x + 0.5) + 5.0 * (y + 0.5); });
    int level = 2;
    ASSERT_EQ(dataset->BuildOverviews("AVERAGE", 1, &level, 0, nullptr, nullptr, nullptr), CE_None);
  }
  const PixelWindow window{20, 10, 120, 60};
  const Patch patch = open()->read(window, 30, 15);
  for (int y = 0; y < 15; ++y)
    for (int x = 0; x < 30; ++x)
      ASSERT_NEAR(sample(patch, 0, x, y), 2.0 * (20 + 4 * (x + 0.5)) + 5.0 * (10 + 4 * (y + 0.5)), 1.5);
}

TEST_F(ReadRaster, AveragesPaletteColoursNotIndices) {
  RasterPlan plan;
  plan.bands = 1;
  {
    const auto dataset = createRaster(path, plan);
    GDALColorTable table;
    for (const short index : {0, 10, 20}) {
      const GDALColorEntry entry{static_cast<short>(index == 10 ? 255 : 0), 0, 0, 255};
      table.SetColorEntry(index, &entry);
    }
    dataset->GetRasterBand(1)->SetColorTable(&table);
    fillBand(*dataset, 1, [](int x, int) { return x % 2 * 20; });
  }
  const Patch patch = open()->read({0, 0, 16, 12}, 8, 6);
  EXPECT_EQ(*std::max_element(patch.samples.begin(), patch.samples.end()), 0.0F)
      << "the entry between two others shows up";
}

TEST_F(ReadRaster, RefusesWindowsWithoutAnArea) {
  makePattern(20, 10);
  const auto source = open();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const PixelWindow &window :
       {PixelWindow{0, 0, 0, 5}, PixelWindow{0, 0, 5, -1}, PixelWindow{nan, 0, 5, 5}, PixelWindow{0, 0, nan, 5}})
    EXPECT_EQ(errorOf([&] { source->read(window, 4, 4); }).code(), ErrorCode::InvalidArgument);
  EXPECT_EQ(errorOf([&] { source->read({0, 0, 5, 5}, 0, 4); }).code(), ErrorCode::InvalidArgument);
}

} // namespace
} // namespace xemap::raster
