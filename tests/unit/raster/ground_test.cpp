// SPDX-License-Identifier: GPL-2.0-or-later
// How pictures lie on the ground, and that what they carry of it reaches every output.
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/analysis_grid.h"
#include "xemap/raster/coordinates.h"
#include "xemap/raster/derived_outputs.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_source.h"
#include "xemap/raster/geotiff_sink.h"
#include "xemap/raster/same_grid.h"
#include "xemap/raster/spatial_reference.h"

namespace xemap::raster {
namespace {

using test::createRaster;
using test::RasterPlan;

constexpr const char *rotatedPole =
    "+proj=ob_tran +o_proj=longlat +o_lat_p=39.25 +o_lon_p=0 +lon_0=18 +ellps=WGS84 +type=crs";
constexpr const char *siteInFeet =
    "LOCAL_CS[\"Site grid\",UNIT[\"foot\",0.3048],AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH]]";

std::string crs(const std::string &definition) {
  OGRSpatialReference reference;
  reference.SetFromUserInput(definition.c_str());
  return textOf(reference);
}

void expectDirections(const GeoTransform &geotransform, const std::string &text, Point north, Point east) {
  const auto found = directionsAt(geotransform, text, {50, 50});
  EXPECT_NEAR(found.north.x, north.x, 0.02);
  EXPECT_NEAR(found.north.y, north.y, 0.02);
  EXPECT_NEAR(found.east.x, east.x, 0.02);
  EXPECT_NEAR(found.east.y, east.y, 0.02);
}

TEST(Directions, FollowEveryGeotransform) {
  const std::string utm = crs("EPSG:32633");
  expectDirections(GeoTransform({500000, 1, 0, 5500000, 0, -1}), utm, {0, -1}, {1, 0});
  expectDirections(GeoTransform({500000, 1, 0, 5500000, 0, 1}), utm, {0, 1}, {1, 0});
  expectDirections(GeoTransform({500000, -1, 0, 5500000, 0, -1}), utm, {0, -1}, {-1, 0});
  expectDirections(GeoTransform({500000, 0, 1, 5500000, 1, 0}), utm, {1, 0}, {0, 1});
}

TEST(Directions, KnowHowShearedColumnsLie) {
  const std::string utm = crs("EPSG:32633");
  const GeoTransform sheared({500000, 1, 1, 5500000, 0, -1});
  expectDirections(sheared, utm, {0, -1}, {1, 0});
  const auto column = directionsAt(sheared, utm, {50, 50}).column;
  EXPECT_NEAR(column.x, std::sqrt(0.5), 1e-3);
  EXPECT_NEAR(column.y, std::sqrt(0.5), 1e-3);
  const auto upright = directionsAt(GeoTransform({500000, 1, 0, 5500000, 0, -1}), utm, {50, 50}).column;
  EXPECT_NEAR(upright.x, 0.0, 1e-3);
}

TEST(Directions, AreThoseOfThePlaceAndNotOfTheMap) {
  // On the polar map of the Antarctic, at 90 degrees east, north is to the right.
  expectDirections(GeoTransform({1500000, 10, 0, 500, 0, -10}), crs("EPSG:3031"), {1, 0}, {0, 1});
  // South of the equator latitude grows to the north as well.
  expectDirections(GeoTransform({500000, 1, 0, 6000000, 0, -1}), crs("EPSG:32733"), {0, -1}, {1, 0});
  // Across the antimeridian east is still east.
  expectDirections(GeoTransform({179.9995, 1e-5, 0, 10, 0, -1e-5}), crs("EPSG:4326"), {0, -1}, {1, 0});
}

TEST(Directions, LookThroughRotatedPoles) {
  // Far from the meridian of its pole, the grid of a derived CRS is turned against true north.
  const GeoTransform geotransform({40, 1e-4, 0, 20, 0, -1e-4});
  const auto found = directionsAt(geotransform, crs(rotatedPole), {50, 50});
  EXPECT_GT(std::abs(found.north.x), 0.2);
  EXPECT_NEAR(std::hypot(found.north.x, found.north.y), 1.0, 1e-9);
  EXPECT_NEAR(found.north.x * found.east.x + found.north.y * found.east.y, 0.0, 0.02);
}

TEST(Directions, OfLocalGridsAreThoseOfTheirAxes) {
  expectDirections(GeoTransform({100, 1, 0, 200, 0, 1}), crs(siteInFeet), {0, 1}, {1, 0});
  expectDirections(GeoTransform({100, 1, 0, 200, 0, -1}), "", {0, -1}, {1, 0});
}

TEST(GroundOfCrs, HasTheUnitOfALocalGrid) {
  const auto size = groundResolutionAt(GeoTransform({0, 2, 0, 0, 0, -3}), crs(siteInFeet), {5, 5});
  EXPECT_NEAR(size.x, 0.6096, 1e-9);
  EXPECT_NEAR(size.y, 0.9144, 1e-9);
  EXPECT_TRUE(hasGroundAreas(crs(siteInFeet)));
  EXPECT_FALSE(hasGroundAreas(""));
  EXPECT_FALSE(hasGroundAreas(textOf(undefinedCartesian())));
}

TEST(GroundOfCrs, KeepsItsEpochInItsText) {
  const std::string text = withEpoch(crs("EPSG:9000"), 2021.3);
  const auto read = spatialReferenceOf(text);
  ASSERT_TRUE(read.has_value());
  EXPECT_DOUBLE_EQ(read->GetCoordinateEpoch(), 2021.3);
  EXPECT_EQ(textOf(*read), text);
  EXPECT_FALSE(spatialReferenceOf("no CRS").has_value());
}

TEST(GroundOfCrs, IsTheSameToProgramsThatDoNotReadEpochs) {
  const std::string plain = crs("EPSG:9000");
  EXPECT_TRUE(haveSameCrs(withEpoch(plain, 2021.3), plain));
  EXPECT_FALSE(haveSameCrs(withEpoch(plain, 2021.3), withEpoch(plain, 2010.0)));
  EXPECT_FALSE(haveSameCrs(plain, crs("EPSG:4326")));
}

class CarriedGround : public test::TempDirTest {
protected:
  std::string scene = tempDir.file("scene.tif");
  std::string probability = tempDir.file("probability.tif");
  std::string mask = tempDir.file("mask.tif");
  std::string regions = tempDir.file("regions.gpkg");

  /// A scene, its map that is sure of four columns, and what is made of the map.
  void run(const RasterPlan &plan, double epoch = 0.0) {
    {
      const auto dataset = createRaster(scene, plan);
      test::fillWithPattern(*dataset);
      if (epoch > 0.0) {
        OGRSpatialReference own(*dataset->GetSpatialRef());
        own.SetCoordinateEpoch(epoch);
        dataset->SetSpatialRef(&own);
      }
    }
    const auto source = openRaster(scene);
    grid = planGrid(source->info(), {}, {});
    const auto sink = createGeoTiffSink(probability, {"x", "m", "s", "v"});
    sink->begin(grid);
    std::vector<float> rows(static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height), 0.0F);
    for (std::size_t i = 0; i < rows.size(); ++i)
      rows[i] = i % static_cast<std::size_t>(grid.width) < 4 ? 0.9F : 0.1F;
    sink->writeRows(0, grid.height, rows.data());
    sink->finish();
    Feedback feedback;
    ASSERT_TRUE(writeMask(probability, mask, 0.5, feedback));
    ASSERT_TRUE(writeRegions(probability, regions, {}, feedback));
    mVector.reset(GDALDataset::Open(regions.c_str(), GDAL_OF_VECTOR));
    ASSERT_NE(mVector, nullptr);
    layer = mVector->GetLayerByName("regions");
    ASSERT_NE(layer, nullptr);
  }

  AnalysisGrid grid;
  OGRLayer *layer = nullptr;

private:
  test::Dataset mVector;
};

TEST_F(CarriedGround, HasADerivedCrsInEveryOutput) {
  RasterPlan plan;
  plan.crs = rotatedPole;
  plan.geotransform = {1, 1e-5, 0, 2, 0, -1e-5};
  run(plan);
  EXPECT_TRUE(spatialReferenceOf(grid.crsWkt)->IsDerivedGeographic());
  for (const std::string &raster : {probability, mask})
    EXPECT_EQ(crsWktOf(*openDataset(raster)), grid.crsWkt);
  ASSERT_NE(layer->GetSpatialRef(), nullptr);
  EXPECT_TRUE(layer->GetSpatialRef()->IsDerivedGeographic());
}

TEST_F(CarriedGround, HasTheEpochInEveryOutput) {
  RasterPlan plan;
  plan.crs = "EPSG:9000";
  plan.geotransform = {11, 1e-5, 0, 47, 0, -1e-5};
  run(plan, 2021.5);
  for (const std::string &raster : {probability, mask})
    EXPECT_DOUBLE_EQ(coordinateEpochOf(raster), 2021.5);
  EXPECT_DOUBLE_EQ(layer->GetSpatialRef()->GetCoordinateEpoch(), 2021.5);
}

TEST_F(CarriedGround, MeasuresRegionsByTheUnitOfALocalGrid) {
  RasterPlan plan;
  plan.crs = siteInFeet;
  plan.geotransform = {1000, 2, 0, 2600, 0, -2};
  run(plan);
  const auto feature = std::unique_ptr<OGRFeature>(layer->GetNextFeature());
  EXPECT_NEAR(feature->GetFieldAsDouble("area_m2"), 4 * 12 * 0.6096 * 0.6096, 1e-6);
}

TEST_F(CarriedGround, LaysPixelsWithoutCrsOnEachOther) {
  RasterPlan plan;
  plan.crs = "";
  plan.geotransform = {};
  run(plan);
  std::array<double, 6> transform{};
  ASSERT_EQ(openDataset(probability)->GetGeoTransform(transform.data()), CE_None);
  EXPECT_EQ(transform, underXAxis().coefficients());
  // Regions lie where QGIS shows the picture: below the x axis.
  const auto feature = std::unique_ptr<OGRFeature>(layer->GetNextFeature());
  OGREnvelope box;
  feature->GetGeometryRef()->getEnvelope(&box);
  EXPECT_EQ((std::array<double, 4>{box.MinX, box.MinY, box.MaxX, box.MaxY}),
            (std::array<double, 4>{0.0, -12.0, 4.0, 0.0}));
  EXPECT_EQ(feature->GetFieldAsDouble("area_px"), 48.0);
  EXPECT_EQ(feature->GetFieldIndex("area_m2"), -1);
  ASSERT_NE(layer->GetSpatialRef(), nullptr);
  EXPECT_STREQ(layer->GetSpatialRef()->GetName(), "Undefined Cartesian SRS");
}

} // namespace
} // namespace xemap::raster
