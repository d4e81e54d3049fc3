// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/coordinates.h"

#include <cmath>
#include <limits>

#include <ogr_spatialref.h>

#include "unit/raster/test_raster.h"

namespace xemap::raster {
namespace {

std::string wkt(const char *crs) {
  OGRSpatialReference reference;
  reference.SetFromUserInput(crs);
  char *text = nullptr;
  reference.exportToWkt(&text);
  const std::string result = text;
  CPLFree(text);
  return result;
}

TEST(GroundResolution, TakesMetresOfAProjectedCrs) {
  const auto size = groundResolutionAt(GeoTransform({600000, 0.5, 0, 5800000, 0, -0.25}), wkt("EPSG:32633"), {10, 10});
  EXPECT_DOUBLE_EQ(size.x, 0.5);
  EXPECT_DOUBLE_EQ(size.y, 0.25);
}

TEST(GroundResolution, ConvertsFeet) {
  // New York Long Island, US survey feet.
  const auto size = groundResolutionAt(GeoTransform({980000, 2, 0, 200000, 0, -2}), wkt("EPSG:2263"), {10, 10});
  EXPECT_NEAR(size.x, 2 * 1200.0 / 3937.0, 1e-9);
  EXPECT_NEAR(size.y, 2 * 1200.0 / 3937.0, 1e-9);
}

TEST(GroundResolution, MeasuresDegreesOnTheEllipsoid) {
  // A degree at 60 N on WGS 84: 55,800 m along the parallel, 111,412 m along the meridian.
  const double step = 1e-4;
  const auto size = groundResolutionAt(GeoTransform({10, step, 0, 60, 0, -step}), wkt("EPSG:4326"), {0.0, 0.0});
  EXPECT_NEAR(size.x / step, 55800.0, 10.0);
  EXPECT_NEAR(size.y / step, 111412.0, 10.0);
}

TEST(GroundResolution, MeasuresRotatedPixelsAlongTheirSides) {
  const double angle = 0.7;
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  const auto size =
      groundResolutionAt(GeoTransform({600000, 2 * c, 3 * s, 5800000, 2 * s, -3 * c}), wkt("EPSG:32633"), {50, 50});
  EXPECT_NEAR(size.x, 2.0, 1e-9);
  EXPECT_NEAR(size.y, 3.0, 1e-9);
}

TEST(GroundResolution, SeesThroughTheScaleOfMercatorTiles) {
  const double y60 = 8399737.89;
  const auto size = groundResolutionAt(GeoTransform({1000000, 10, 0, y60, 0, -10}), wkt("EPSG:3857"), {0, 0});
  EXPECT_NEAR(size.x, 5.0, 0.02);
  EXPECT_NEAR(size.y, 5.0, 0.02);
}

TEST(GroundResolution, IsZeroWithoutAUnit) {
  const GeoTransform transform({0, 1, 0, 0, 0, -1});
  EXPECT_EQ(groundResolutionAt(transform, "", {0, 0}).x, 0.0);
  EXPECT_EQ(groundResolutionAt(transform, "LOCAL_CS[\"Undefined Cartesian SRS\",UNIT[\"metre\",1]]", {0, 0}).x, 0.0);
  EXPECT_EQ(groundResolutionAt(transform, "nonsense", {0, 0}).y, 0.0);
}

TEST(GroundResolution, SurvivesPositionsOutsideTheProjection) {
  const auto size = groundResolutionAt(GeoTransform({1e12, 1, 0, 1e12, 0, -1}), wkt("EPSG:32633"), {0, 0});
  EXPECT_TRUE(std::isfinite(size.x) && std::isfinite(size.y));
}

TEST(TransformBox, TakesLongitudeAsX) {
  const MapBox utm = transformBox({15.0, 52.0, 15.1, 52.1}, "EPSG:4326", "EPSG:32633");
  EXPECT_NEAR(utm.minX, 500000.0, 1.0);
  EXPECT_NEAR(utm.minY, 5761038.2, 1.0);
}

TEST(TransformBox, HoldsThePointsBetweenTheCorners) {
  const MapBox box{-30, 60, 30, 70};
  const MapBox polar = transformBox(box, "EPSG:4326", "EPSG:3995");
  const MapBox pole = transformBox({0.0, 59.99, 0.01, 60.0}, "EPSG:4326", "EPSG:3995");
  EXPECT_LE(polar.minY, pole.minY + 2000.0) << "the middle of the southern edge bulges out below its corners";
}

TEST(TransformBox, KeepsABoxInItsOwnCrs) {
  const MapBox box = transformBox({1, 2, 3, 4}, "EPSG:32633", "EPSG:32633");
  EXPECT_NEAR(box.minX, 1, 1e-9);
  EXPECT_NEAR(box.maxY, 4, 1e-9);
}

TEST(TransformBox, GoesAllAroundOverTheAntimeridian) {
  const MapBox box = transformBox({300000, 7000000, 900000, 7200000}, "EPSG:32601", "EPSG:4326");
  EXPECT_LE(box.minX, -176.0);
  const MapBox over = transformBox({100000, 7000000, 500000, 7200000}, "EPSG:32601", "EPSG:4326");
  EXPECT_EQ(over.minX, -180.0);
  EXPECT_EQ(over.maxX, 180.0);
}

TEST(TransformBox, RefusesUnknownCrsAndBadBoxes) {
  const MapBox good{1, 2, 3, 4};
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto unknown = test::errorOf([&] { transformBox(good, "EPSG:999999", "EPSG:4326"); });
  EXPECT_EQ(unknown.code(), ErrorCode::InvalidArgument);
  EXPECT_NE(std::string(unknown.what()).find("EPSG:999999"), std::string::npos);
  EXPECT_EQ(test::errorOf([&] { transformBox(good, "EPSG:4326", ""); }).code(), ErrorCode::InvalidArgument);
  EXPECT_EQ(test::errorOf([&] {
              transformBox({3, 2, 1, 4}, "EPSG:4326", "EPSG:3857");
            }).code(),
            ErrorCode::InvalidArgument);
  EXPECT_EQ(test::errorOf([&] {
              transformBox({nan, 2, 1, 4}, "EPSG:4326", "EPSG:3857");
            }).code(),
            ErrorCode::InvalidArgument);
  EXPECT_EQ(test::errorOf([&] {
              transformBox({1e9, 1e9, 2e9, 2e9}, "EPSG:4326", "EPSG:32633");
            }).code(),
            ErrorCode::InvalidArgument);
}

} // namespace
} // namespace xemap::raster
