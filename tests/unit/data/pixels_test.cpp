// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/pixels.h"

#include <algorithm>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_data.h"

namespace {

using namespace xemap::data;
using testing::Each;
using testing::ElementsAre;
using xemap::ErrorCode;
using xemap::test::expectError;
using xemap::test::TempDir;

Mask emptyMask(int width, int height) {
  return xemap::test::columns(width, height, 0, 0);
}

std::vector<std::string> rowsOf(const Mask &mask) {
  std::vector<std::string> rows;
  for (int y = 0; y < mask.height; ++y) {
    rows.emplace_back();
    for (int x = 0; x < mask.width; ++x)
      rows.back() += mask.values[static_cast<std::size_t>(y) * mask.width + x] == Mask::referred ? '#' : '.';
  }
  return rows;
}

TEST(Pixels, PngKeepsEveryPixel) {
  const TempDir directory;
  const RgbImage image = xemap::test::gradient(37, 11);
  writePng(directory.file("a.png"), image);
  const RgbImage back = readRgb(directory.file("a.png"));
  EXPECT_EQ(back.width, 37);
  EXPECT_EQ(back.height, 11);
  EXPECT_EQ(back.rgb, image.rgb);
  EXPECT_THAT(xemap::test::filesBelow(directory.path()), ElementsAre("a.png"));
}

TEST(Pixels, MaskKeepsEveryPixel) {
  const TempDir directory;
  const Mask mask = xemap::test::columns(13, 5, 3, 9);
  writePng(directory.file("a.png"), mask);
  const Mask back = readMask(directory.file("a.png"));
  EXPECT_EQ(back.width, 13);
  EXPECT_EQ(back.height, 5);
  EXPECT_EQ(back.values, mask.values);
}

TEST(Pixels, SamePixelsGiveSameBytes) {
  const TempDir directory;
  writePng(directory.file("a.png"), xemap::test::gradient(64, 64));
  writePng(directory.file("b.png"), xemap::test::gradient(64, 64));
  EXPECT_EQ(xemap::test::readBytes(directory.file("a.png")), xemap::test::readBytes(directory.file("b.png")));
}

TEST(Pixels, ReadsJpeg) {
  const TempDir directory;
  xemap::test::writeJpeg(directory.file("a.jpg"), xemap::test::solid(20, 10, 200, 100, 50));
  const RgbImage image = readRgb(directory.file("a.jpg"));
  EXPECT_EQ(image.width, 20);
  EXPECT_NEAR(image.rgb[0], 200, 3);
  EXPECT_NEAR(image.rgb[1], 100, 3);
  EXPECT_NEAR(image.rgb[2], 50, 3);
}

TEST(Pixels, GreyBecomesColour) {
  const TempDir directory;
  writePng(directory.file("a.png"), xemap::test::columns(4, 1, 1, 2));
  EXPECT_THAT(readRgb(directory.file("a.png")).rgb, ElementsAre(0, 0, 0, 255, 255, 255, 0, 0, 0, 0, 0, 0));
}

TEST(Pixels, PaletteBecomesColour) {
  const TempDir directory;
  const std::string path = directory.file("a.tif");
  writePng(directory.file("unused.png"), emptyMask(1, 1));
  GDALDataset *dataset =
      GetGDALDriverManager()->GetDriverByName("GTiff")->Create(path.c_str(), 2, 1, 1, GDT_Byte, nullptr);
  GDALColorTable palette;
  const GDALColorEntry colours[2] = {{10, 20, 30, 255}, {40, 50, 60, 255}};
  palette.SetColorEntry(0, &colours[0]);
  palette.SetColorEntry(1, &colours[1]);
  dataset->GetRasterBand(1)->SetColorTable(&palette);
  std::uint8_t indices[2] = {1, 0};
  ASSERT_EQ(dataset->RasterIO(GF_Write, 0, 0, 2, 1, indices, 2, 1, GDT_Byte, 1, nullptr, 0, 0, 0, nullptr), CE_None);
  GDALClose(dataset);
  EXPECT_THAT(readRgb(path).rgb, ElementsAre(40, 50, 60, 10, 20, 30));
}

TEST(Pixels, RefusesWhatItCannotRead) {
  const TempDir directory;
  expectError(ErrorCode::NotFound, "none.png", [&] { readRgb(directory.file("none.png")); });
  xemap::test::writeText(directory.file("text.png"), "no picture");
  expectError(ErrorCode::Unreadable, "text.png", [&] { readRgb(directory.file("text.png")); });
  xemap::test::writeJpeg(directory.file("whole.jpg"), xemap::test::gradient(200, 200));
  const std::string bytes = xemap::test::readBytes(directory.file("whole.jpg"));
  xemap::test::writeText(directory.file("cut.jpg"), bytes.substr(0, bytes.size() / 2));
  expectError(ErrorCode::Unreadable, "cut.jpg", [&] { readRgb(directory.file("cut.jpg")); });
}

TEST(Pixels, RefusesMasksThatAreNone) {
  const TempDir directory;
  const std::string path = directory.file("a.png");
  writePng(path, xemap::test::gradient(4, 4));
  expectError(ErrorCode::Corrupt, "expected a mask of one band, found 3", [&] { readMask(path); });
  Mask mask = emptyMask(4, 4);
  mask.values[5] = 1;
  writePng(path, mask);
  expectError(ErrorCode::Corrupt, "expected mask values 0 and 255, found 1", [&] { readMask(path); });
}

TEST(Pixels, NamesAPlaceThatCannotBeWritten) {
  const TempDir directory;
  expectError(ErrorCode::Unwritable, "none/a.png", [&] { writePng(directory.file("none/a.png"), emptyMask(2, 2)); });
}

TEST(BurnPolygons, TakesPixelsWhoseCentreLiesInside) {
  Mask mask = emptyMask(6, 4);
  burnPolygons({{{{1.0, 1.0}, {4.0, 1.0}, {4.0, 3.0}, {1.0, 3.0}}}}, mask);
  EXPECT_THAT(rowsOf(mask), ElementsAre("......", ".###..", ".###..", "......"));
}

TEST(BurnPolygons, LeavesPixelsMostlyOutside) {
  Mask mask = emptyMask(4, 1);
  burnPolygons({{{{0.6, 0.0}, {2.4, 0.0}, {2.4, 1.0}, {0.6, 1.0}}}}, mask);
  EXPECT_THAT(rowsOf(mask), ElementsAre(".#.."));
}

TEST(BurnPolygons, LeavesHolesAndUnitesOverlaps) {
  Mask mask = emptyMask(6, 3);
  const Polygon framed = {{{0, 0}, {3, 0}, {3, 3}, {0, 3}, {0, 0}}, {{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}}};
  const Polygon overlapping = {{{2, 0}, {5, 0}, {5, 1}, {2, 1}}};
  burnPolygons({framed, overlapping}, mask);
  EXPECT_THAT(rowsOf(mask), ElementsAre("#####.", "#.#...", "###..."));
}

TEST(BurnPolygons, ClipsAtTheEdgesAndKeepsWhatWasThere) {
  Mask mask = xemap::test::columns(4, 1, 0, 1);
  burnPolygons({{{{2, -5}, {90, -5}, {90, 5}, {2, 5}}}}, mask);
  EXPECT_THAT(rowsOf(mask), ElementsAre("#.##"));
}

} // namespace
