// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/analysis_grid.h"

#include <cmath>
#include <limits>

#include "unit/raster/test_raster.h"

namespace xemap::raster {
namespace {

RasterInfo rasterWith(const GeoTransform &transform) {
  RasterInfo info;
  info.name = "scene.tif";
  info.width = 1000;
  info.height = 800;
  info.georeferenced = true;
  info.geotransform = transform;
  info.groundResolution = {0.5, 0.5};
  return info;
}

RasterInfo northUp() {
  return rasterWith(GeoTransform({600000, 0.5, 0, 5800000, 0, -0.5}));
}

void expectOnPixelsOf(const RasterInfo &raster, const AnalysisGrid &grid) {
  const auto width = static_cast<double>(grid.width);
  const auto height = static_cast<double>(grid.height);
  const double stepX = grid.window.width / width;
  const double stepY = grid.window.height / height;
  for (const Point corner : {Point{0, 0}, Point{width, 0}, Point{0, height}, Point{width, height}}) {
    const Point pixel = raster.geotransform.pixelFromMap(grid.geotransform.mapFromPixel(corner));
    EXPECT_NEAR(pixel.x, grid.window.x + corner.x * stepX, 1e-6);
    EXPECT_NEAR(pixel.y, grid.window.y + corner.y * stepY, 1e-6);
  }
}

void expectWindow(const AnalysisGrid &grid, double x, double y, double width, double height) {
  EXPECT_EQ(grid.window.x, x);
  EXPECT_EQ(grid.window.y, y);
  EXPECT_EQ(grid.window.width, width);
  EXPECT_EQ(grid.window.height, height);
}

TEST(PlanGrid, TakesAllOfTheRasterByDefault) {
  const AnalysisGrid grid = planGrid(northUp(), {}, {});
  expectWindow(grid, 0, 0, 1000, 800);
  EXPECT_EQ(grid.width, 1000);
  EXPECT_EQ(grid.height, 800);
  EXPECT_EQ(grid.geotransform.coefficients(), northUp().geotransform.coefficients());
  EXPECT_TRUE(grid.georeferenced);
  EXPECT_EQ(grid.groundResolution.x, 0.5);
}

TEST(PlanGrid, WidensToWholePixelsAndCuts) {
  const AnalysisGrid inner = planGrid(northUp(), MapBox{600010.1, 5799990.2, 600020.1, 5799995.3}, {});
  expectWindow(inner, 20, 9, 21, 11);
  expectOnPixelsOf(northUp(), inner);
  const AnalysisGrid over = planGrid(northUp(), MapBox{599000, 5799990, 600010, 5900000}, {});
  expectWindow(over, 0, 0, 20, 20);
}

TEST(PlanGrid, DoesNotWidenForRounding) {
  const RasterInfo drone = rasterWith(
      GeoTransform({638838.701479486539029, 0.019998996823943, 0, 5802604.930682349018753, 0, -0.019999257231068}));
  const Point topLeft = drone.geotransform.mapFromPixel({100, 200});
  const Point bottomRight = drone.geotransform.mapFromPixel({317, 411});
  const AnalysisGrid grid = planGrid(drone, MapBox{topLeft.x, bottomRight.y, bottomRight.x, topLeft.y}, {});
  expectWindow(grid, 100, 200, 217, 211);
  expectOnPixelsOf(drone, grid);
}

TEST(PlanGrid, GivesAnExtentWithinOnePixelThatPixel) {
  const AnalysisGrid grid = planGrid(northUp(), MapBox{600010.2, 5799990.1, 600010.20001, 5799990.10001}, {});
  expectWindow(grid, 20, 19, 1, 1);
}

TEST(PlanGrid, BoundsARotatedRastersExtentByEachTermAlone) {
  for (const GeoTransform &transform :
       {GeoTransform({600000, 0.5, 0.2, 5800000, 0, -0.5}), GeoTransform({600000, 0.5, 0, 5800000, 0.2, -0.5}),
        GeoTransform({600000, 0.4, 0.3, 5800000, 0.3, -0.4})}) {
    const RasterInfo raster = rasterWith(transform);
    const Point centre = transform.mapFromPixel({500, 400});
    const MapBox extent{centre.x - 20, centre.y - 10, centre.x + 20, centre.y + 10};
    const AnalysisGrid grid = planGrid(raster, extent, {});
    expectOnPixelsOf(raster, grid);
    double minX = 1e9, minY = 1e9, maxX = -1e9, maxY = -1e9;
    for (const double x : {extent.minX, extent.maxX})
      for (const double y : {extent.minY, extent.maxY}) {
        const Point pixel = transform.pixelFromMap({x, y});
        minX = std::min(minX, pixel.x);
        minY = std::min(minY, pixel.y);
        maxX = std::max(maxX, pixel.x);
        maxY = std::max(maxY, pixel.y);
      }
    EXPECT_TRUE(grid.window.x <= minX + 1e-3 && grid.window.x + 1.001 > minX);
    EXPECT_TRUE(grid.window.y <= minY + 1e-3 && grid.window.y + 1.001 > minY);
    EXPECT_TRUE(grid.window.x + grid.window.width >= maxX - 1e-3);
    EXPECT_TRUE(grid.window.y + grid.window.height >= maxY - 1e-3);
  }
}

TEST(PlanGrid, ResamplesToSquareGroundPixels) {
  RasterInfo raster = northUp();
  raster.groundResolution = {0.5, 0.4};
  const AnalysisGrid grid = planGrid(raster, {}, 1.0);
  EXPECT_EQ(grid.width, 500);
  EXPECT_EQ(grid.height, 320);
  EXPECT_NEAR(grid.groundResolution.x, 1.0, 1e-12);
  EXPECT_NEAR(grid.groundResolution.y, 1.0, 1e-12);
  expectOnPixelsOf(raster, grid);
}

TEST(PlanGrid, RoundsTheSizeAndKeepsTheWindow) {
  const AnalysisGrid grid = planGrid(northUp(), {}, 0.7);
  EXPECT_EQ(grid.width, 714);
  EXPECT_EQ(grid.height, 571);
  expectWindow(grid, 0, 0, 1000, 800);
  expectOnPixelsOf(northUp(), grid);
  EXPECT_EQ(planGrid(northUp(), {}, 1e6).width, 1);
}

TEST(PlanGrid, WorksInPixelCoordinates) {
  RasterInfo raster = rasterWith(GeoTransform());
  raster.georeferenced = false;
  raster.groundResolution = {};
  const AnalysisGrid grid = planGrid(raster, MapBox{10, 20, 40, 60}, {});
  expectWindow(grid, 10, 20, 30, 40);
  EXPECT_FALSE(grid.georeferenced);
  EXPECT_EQ(grid.geotransform.mapFromPixel({0, 0}).y, 20.0);
}

TEST(PlanGrid, RefusesBadExtents) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  for (const MapBox &box :
       {MapBox{600010, 5799990, 600010, 5799995}, MapBox{600020, 5799990, 600010, 5799995},
        MapBox{600010, 5799995, 600020, 5799990}, MapBox{nan, 5799990, 600010, 5799995},
        MapBox{600000, 5799990, infinity, 5799995}, MapBox{-infinity, -infinity, infinity, infinity}})
    EXPECT_EQ(test::errorOf([&] { planGrid(northUp(), box, {}); }).code(), ErrorCode::InvalidArgument);
}

TEST(PlanGrid, SaysWhenTheExtentMisses) {
  const auto error = test::errorOf([] { planGrid(northUp(), MapBox{0, 0, 1, 1}, {}); });
  EXPECT_EQ(error.code(), ErrorCode::OutsideExtent);
  EXPECT_NE(std::string(error.what()).find("scene.tif"), std::string::npos);
  const MapBox touching{599000, 5799700, 600000, 5799800};
  EXPECT_EQ(test::errorOf([&] { planGrid(northUp(), touching, {}); }).code(), ErrorCode::OutsideExtent);
}

TEST(PlanGrid, SeesThatAnExtentMissesARotatedRasterInsideItsBounds) {
  const double c = 0.5 * std::sqrt(0.5);
  const RasterInfo raster = rasterWith(GeoTransform({0, c, c, 0, c, -c}));
  // The corner of the bounding box, which the diamond does not reach.
  EXPECT_EQ(test::errorOf([&] { planGrid(raster, MapBox{600, 300, 630, 350}, {}); }).code(), ErrorCode::OutsideExtent);
  EXPECT_NO_THROW(planGrid(raster, MapBox{300, 0, 320, 20}, {}));
}

TEST(PlanGrid, RefusesBadGroundResolutions) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double gsd : {0.0, -1.0, nan, std::numeric_limits<double>::infinity(), 1e-12})
    EXPECT_EQ(test::errorOf([&] { planGrid(northUp(), {}, gsd); }).code(), ErrorCode::InvalidArgument) << gsd;
  RasterInfo unknown = northUp();
  unknown.groundResolution = {};
  EXPECT_EQ(test::errorOf([&] { planGrid(unknown, {}, 1.0); }).code(), ErrorCode::InvalidArgument);
}

} // namespace
} // namespace xemap::raster
