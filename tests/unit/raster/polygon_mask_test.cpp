// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/polygon_mask.h"

#include <memory>

#include <ogr_geometry.h>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/base/feedback.h"

namespace xemap::raster {
namespace {

using test::createRaster;
using test::errorOf;
using test::RasterPlan;

class WritePolygonMask : public test::TempDirTest {
protected:
  WritePolygonMask() {
    plan.bands = 1;
    plan.type = GDT_Float32;
    plan.width = 40;
    plan.height = 30;
    createRaster(probability, plan);
  }

  static PolygonsWkb wkb(const std::string &wkt) {
    OGRGeometry *geometry = nullptr;
    OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &geometry);
    const std::unique_ptr<OGRGeometry> owned(geometry);
    return wkbOf(*owned);
  }

  RasterPlan plan;
  std::string probability = tempDir.file("prob.tif");
  std::string mask = tempDir.file("mask.tif");
  Feedback feedback;
};

TEST_F(WritePolygonMask, BurnsWhatPixelCentresLieIn) {
  // 10 x 8 pixels with a hole of 2 x 2, and another polygon that overlaps them.
  const std::vector<PolygonsWkb> polygons{
      wkb("POLYGON((600001 5799999,600006 5799999,600006 5799995,600001 5799995,600001 5799999),"
          "(600003 5799998,600004 5799998,600004 5799997,600003 5799997,600003 5799998))"),
      wkb("MULTIPOLYGON(((600005 5799999,600008 5799999,600008 5799998,600005 5799998,600005 5799999)))")};
  ASSERT_TRUE(writePolygonMask(probability, polygons, mask, feedback));
  const auto dataset = test::openForReading(mask);
  std::vector<double> transform(6);
  dataset->GetGeoTransform(transform.data());
  EXPECT_EQ(transform, plan.geotransform);
  const auto found = test::readBand(*dataset, 1);
  for (int y = 0; y < plan.height; ++y)
    for (int x = 0; x < plan.width; ++x) {
      const bool inFirst = x >= 2 && x < 12 && y >= 2 && y < 10;
      const bool inHole = x >= 6 && x < 8 && y >= 4 && y < 6;
      const bool inSecond = x >= 10 && x < 16 && y >= 2 && y < 4;
      ASSERT_EQ(found[static_cast<std::size_t>(y * plan.width + x)], (inFirst && !inHole) || inSecond ? 1.0F : 0.0F)
          << x << "," << y;
    }
}

TEST_F(WritePolygonMask, OfNothingIsEmpty) {
  ASSERT_TRUE(writePolygonMask(probability, {}, mask, feedback));
  for (const float value : test::readBand(*test::openForReading(mask), 1))
    ASSERT_EQ(value, 0.0F);
}

TEST_F(WritePolygonMask, RefusesBadInputAndLeavesNothing) {
  const auto codeOf = [&](const PolygonsWkb &polygon, const std::string &path) {
    return errorOf([&] { writePolygonMask(probability, {polygon}, path, feedback); }).code();
  };
  EXPECT_EQ(codeOf(wkb("LINESTRING(0 0,1 1)"), mask), ErrorCode::InvalidArgument);
  EXPECT_EQ(codeOf({1, 2, 3}, mask), ErrorCode::InvalidArgument);
  const PolygonsWkb square = wkb("POLYGON((600001 5799999,600006 5799999,600006 5799995,600001 5799999))");
  EXPECT_EQ(codeOf(square, tempDir.file("no/mask.tif")), ErrorCode::Unwritable);
  feedback.cancel();
  EXPECT_FALSE(writePolygonMask(probability, {square}, mask, feedback));
  EXPECT_EQ(tempDir.names(), std::vector<std::string>{"prob.tif"});
}

} // namespace
} // namespace xemap::raster
