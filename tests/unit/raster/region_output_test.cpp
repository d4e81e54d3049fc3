// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <queue>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include "support/nan.h"
#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/derived_outputs.h"

namespace xemap::raster {
namespace {

using test::errorOf;
using test::RasterPlan;

using test::nan;

struct Written {
  std::string expression;
  std::string model;
  double mean = 0.0;
  double maximum = 0.0;
  double areaM2 = 0.0;
  std::unique_ptr<OGRGeometry> geometry;
};

/// A component found by flood filling, which shares nothing with the code under test.
struct Component {
  double sum = 0.0;
  double maximum = 0.0;
  int pixels = 0;
};

class WriteRegions : public test::TempDirTest {
protected:
  std::string probability = tempDir.file("prob.tif");
  std::string regions = tempDir.file("regions.gpkg");
  Feedback feedback;

  void makeProbability(const RasterPlan &plan, const test::PixelFunction &value) {
    test::createProbability(probability, plan, value,
                            {{"XEMAP_EXPRESSION", "'fields' beside; the река 🌾"}, {"XEMAP_MODEL", "xemap-tiny"}});
  }

  std::vector<Written> readRegions() {
    std::vector<Written> found;
    const test::Dataset dataset(GDALDataset::Open(regions.c_str(), GDAL_OF_VECTOR));
    OGRLayer *layer = dataset ? dataset->GetLayerByName("regions") : nullptr;
    if (!layer) {
      ADD_FAILURE() << "no layer named regions";
      return found;
    }
    EXPECT_EQ(dataset->GetLayerCount(), 1);
    EXPECT_EQ(wkbFlatten(layer->GetGeomType()), wkbMultiPolygon);
    for (const auto &feature : *layer)
      found.push_back({feature->GetFieldAsString("expression"), feature->GetFieldAsString("model"),
                       feature->GetFieldAsDouble("mean_prob"), feature->GetFieldAsDouble("max_prob"),
                       feature->GetFieldAsDouble(feature->GetFieldIndex("area_m2") >= 0 ? "area_m2" : "area_px"),
                       std::unique_ptr<OGRGeometry>(feature->GetGeometryRef()->clone())});
    return found;
  }

  static double area(const Written &region) { return region.geometry->toMultiPolygon()->get_Area(); }
};

std::vector<Component> floodFill(int width, int height, const test::PixelFunction &value, float limit) {
  std::vector<bool> seen(static_cast<std::size_t>(width * height));
  std::vector<Component> components;
  const auto foreground = [&](int x, int y) { return static_cast<float>(value(x, y)) >= limit; };
  for (int start = 0; start < width * height; ++start) {
    if (seen[static_cast<std::size_t>(start)] || !foreground(start % width, start / width))
      continue;
    Component component;
    std::queue<int> open;
    open.push(start);
    seen[static_cast<std::size_t>(start)] = true;
    while (!open.empty()) {
      const int x = open.front() % width;
      const int y = open.front() / width;
      open.pop();
      const double p = static_cast<float>(value(x, y));
      component.sum += p;
      component.maximum = std::max(component.maximum, p);
      ++component.pixels;
      for (int ny = std::max(0, y - 1); ny <= std::min(height - 1, y + 1); ++ny)
        for (int nx = std::max(0, x - 1); nx <= std::min(width - 1, x + 1); ++nx) {
          const auto index = static_cast<std::size_t>(ny * width + nx);
          if (!seen[index] && foreground(nx, ny)) {
            seen[index] = true;
            open.push(ny * width + nx);
          }
        }
    }
    components.push_back(component);
  }
  return components;
}

TEST_F(WriteRegions, AgreesWithFloodFillingOnNoise) {
  RasterPlan plan;
  plan.width = 91;
  plan.height = 57;
  for (const double density : {0.2, 0.4, 0.6, 0.9}) {
    const auto value = [](int x, int y) { return test::patternValue(3, x, y) / 250.0; };
    makeProbability(plan, value);
    RegionOptions options;
    options.threshold = 1.0 - density;
    ASSERT_TRUE(writeRegions(probability, regions, options, feedback));
    const auto found = readRegions();
    const auto expected = floodFill(plan.width, plan.height, value, static_cast<float>(options.threshold));
    ASSERT_EQ(found.size(), expected.size());
    using Key = std::array<long, 3>;
    const auto key = [](double pixels, double sum, double maximum) {
      return Key{std::lround(pixels), std::lround(sum * 1e3), std::lround(maximum * 1e6)};
    };
    std::vector<Key> expectedKeys;
    std::vector<Key> foundKeys;
    for (const Component &component : expected)
      expectedKeys.push_back(key(component.pixels, component.sum, component.maximum));
    for (const Written &region : found) {
      EXPECT_TRUE(region.geometry->IsValid());
      const double pixels = area(region) / 0.25;
      foundKeys.push_back(key(pixels, region.mean * pixels, region.maximum));
    }
    EXPECT_THAT(foundKeys, ::testing::UnorderedElementsAreArray(expectedKeys));
  }
}

TEST_F(WriteRegions, FillsFieldsAndPlacesRegions) {
  makeProbability({}, [](int x, int y) {
    if (x >= 2 && x < 5 && y >= 1 && y < 3)
      return x == 2 ? 0.9 : 0.6;
    return 0.1;
  });
  ASSERT_TRUE(writeRegions(probability, regions, {}, feedback));
  const auto found = readRegions();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].expression, "'fields' beside; the река 🌾");
  EXPECT_EQ(found[0].model, "xemap-tiny");
  EXPECT_NEAR(found[0].mean, 0.7, 1e-6);
  EXPECT_NEAR(found[0].maximum, 0.9, 1e-6);
  EXPECT_NEAR(found[0].areaM2, 1.5, 0.01);
  OGREnvelope box;
  found[0].geometry->getEnvelope(&box);
  EXPECT_DOUBLE_EQ(box.MinX, 600001.0);
  EXPECT_DOUBLE_EQ(box.MaxX, 600002.5);
  EXPECT_DOUBLE_EQ(box.MinY, 5799998.5);
  EXPECT_DOUBLE_EQ(box.MaxY, 5799999.5);
  const test::Dataset dataset(GDALDataset::Open(regions.c_str(), GDAL_OF_VECTOR));
  EXPECT_STREQ(dataset->GetLayer(0)->GetSpatialRef()->GetAuthorityCode(nullptr), "32633");
  auto names = tempDir.names();
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"prob.tif", "regions.gpkg"}));
}

TEST_F(WriteRegions, JoinsDiagonalNeighboursIntoOneValidRegion) {
  makeProbability({}, [](int x, int y) { return (x + y) % 2 == 0 ? 1.0 : 0.0; });
  ASSERT_TRUE(writeRegions(probability, regions, {}, feedback));
  const auto found = readRegions();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].geometry->IsValid());
  EXPECT_NEAR(area(found[0]), 96 * 0.25, 1e-9);
}

TEST_F(WriteRegions, KeepsHolesAndNodataOut) {
  RasterPlan plan;
  plan.width = 20;
  plan.height = 20;
  makeProbability(plan, [](int x, int y) {
    if (x >= 5 && x < 10 && y >= 5 && y < 10)
      return x == 7 && y == 7 ? 0.8 : 0.0;
    return x > 15 ? nan : 0.8;
  });
  ASSERT_TRUE(writeRegions(probability, regions, {}, feedback));
  const auto found = readRegions();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_NEAR(area(found[0]) + area(found[1]), (16 * 20 - 24) * 0.25, 1e-9);
}

TEST_F(WriteRegions, MeasuresOnTheEllipsoid) {
  RasterPlan plan;
  plan.width = 1000;
  plan.height = 1000;
  plan.crs = "EPSG:4326";
  plan.geotransform = {10.0, 0.001, 0, 60.5, 0, -0.001};
  makeProbability(plan, [](int, int) { return 0.9; });
  ASSERT_TRUE(writeRegions(probability, regions, {}, feedback));
  // The zone between two parallels of WGS 84 has a closed form; here a 360th of it.
  const double a = 6378137.0;
  const double f = 1.0 / 298.257223563;
  const double e = std::sqrt(f * (2 - f));
  const double b = a * (1 - f);
  const auto zone = [&](double degrees) {
    const double s = std::sin(degrees * M_PI / 180.0);
    return M_PI * b * b * (std::atanh(e * s) / e + s / (1 - e * e * s * s));
  };
  const double expected = (zone(60.5) - zone(59.5)) / 360.0;
  const auto found = readRegions();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].areaM2 / expected, 1.0, 1e-5);
}

TEST_F(WriteRegions, MeasuresGroundNotGridInMercator) {
  RasterPlan plan;
  plan.crs = "EPSG:3857";
  plan.geotransform = {1000000, 10, 0, 8399737.89, 0, -10};
  makeProbability(plan, [](int, int) { return 0.9; });
  ASSERT_TRUE(writeRegions(probability, regions, {}, feedback));
  EXPECT_NEAR(readRegions()[0].areaM2 / (16 * 12 * 25.0), 1.0, 0.01);
}

TEST_F(WriteRegions, MeasuresPixelsWithoutACrs) {
  for (const std::vector<double> &transform :
       {std::vector<double>{}, std::vector<double>{600000, 0.5, 0.1, 5800000, 0.2, -0.5}}) {
    RasterPlan plan;
    plan.crs = "";
    plan.geotransform = transform;
    makeProbability(plan, [](int x, int) { return x < 4 ? 0.9 : 0.0; });
    ASSERT_TRUE(writeRegions(probability, regions, {}, feedback));
    const auto found = readRegions();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(found[0].areaM2, 48.0, 1e-6);
  }
}

TEST_F(WriteRegions, LeavesSmallRegionsOut) {
  makeProbability({}, [](int x, int y) { return (x < 4 && y < 4) || (x == 10 && y == 10) ? 0.9 : 0.0; });
  RegionOptions options;
  options.minAreaM2 = 1.0;
  ASSERT_TRUE(writeRegions(probability, regions, options, feedback));
  const auto found = readRegions();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(area(found[0]), 4.0, 1e-9);
}

TEST_F(WriteRegions, LeavesLargeRegionsOut) {
  makeProbability({}, [](int x, int y) { return (x < 4 && y < 4) || (x == 10 && y == 10) ? 0.9 : 0.0; });
  RegionOptions options;
  options.maxAreaM2 = 1.0;
  ASSERT_TRUE(writeRegions(probability, regions, options, feedback));
  const auto found = readRegions();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_LT(area(found[0]), 1.0);
  options.minAreaM2 = 2.0;
  EXPECT_THROW(writeRegions(probability, regions, options, feedback), xemap::Error);
}

TEST_F(WriteRegions, SimplifiesWithinTheTolerance) {
  RasterPlan plan;
  plan.width = 200;
  plan.height = 200;
  const auto disc = [](int x, int y) { return std::hypot(x - 100, y - 100) < 80 ? 0.9 : 0.0; };
  for (const bool geographic : {false, true}) {
    if (geographic) {
      plan.crs = "EPSG:4326";
      plan.geotransform = {10.0, 1e-5, 0, 60.0, 0, -5e-6};
    }
    makeProbability(plan, disc);
    ASSERT_TRUE(writeRegions(probability, regions, {}, feedback));
    const auto outline = readRegions();
    RegionOptions options;
    options.simplifyMetres = 2.0;
    ASSERT_TRUE(writeRegions(probability, regions, options, feedback));
    const auto simple = readRegions();
    ASSERT_EQ(simple.size(), 1U);
    EXPECT_TRUE(simple[0].geometry->IsValid());
    const auto points = [](const Written &region) {
      return region.geometry->toMultiPolygon()->getGeometryRef(0)->getExteriorRing()->getNumPoints();
    };
    EXPECT_LT(points(simple[0]), points(outline[0]) / 4);
    EXPECT_NEAR(simple[0].areaM2 / outline[0].areaM2, 1.0, 0.05);
    const double metresPerUnit = geographic ? 55800.0 : 1.0;
    const std::unique_ptr<OGRGeometry> border(simple[0].geometry->Boundary());
    const std::unique_ptr<OGRGeometry> near(border->Buffer(2.0 / metresPerUnit * 1.01));
    const std::unique_ptr<OGRGeometry> before(outline[0].geometry->Boundary());
    EXPECT_TRUE(near->Contains(before.get()));
  }
}

TEST_F(WriteRegions, WritesAnEmptyLayerWhenNothingIsFound) {
  makeProbability({}, [](int, int) { return 0.1; });
  ASSERT_TRUE(writeRegions(probability, regions, {}, feedback));
  EXPECT_TRUE(readRegions().empty());
}

TEST_F(WriteRegions, ReplacesAnOlderFileAndItsJournals) {
  makeProbability({}, [](int x, int) { return x < 4 ? 0.9 : 0.0; });
  RegionOptions none;
  none.threshold = 1.0;
  ASSERT_TRUE(writeRegions(probability, regions, none, feedback));
  for (const char *name : {"regions.gpkg-wal", "regions.gpkg-shm"})
    std::ofstream(tempDir.file(name)) << "old";
  ASSERT_TRUE(writeRegions(probability, regions, {}, feedback));
  EXPECT_EQ(tempDir.names().size(), 2U);
  EXPECT_EQ(readRegions().size(), 1U);
}

TEST_F(WriteRegions, LeavesNothingWhenCancelledAtAnyPoint) {
#ifdef __SANITIZE_ADDRESS__
  // GDALPolygonize of GDAL 3.6 forgets the polygons at hand when it is interrupted.
  const __lsan::ScopedDisabler notOurs;
#endif
  RasterPlan plan;
  plan.width = 60;
  plan.height = 60;
  makeProbability(plan, [](int x, int y) { return test::patternValue(2, x, y) / 250.0; });
  for (const double at : {0.0, 0.2, 0.5, 0.8}) {
    Feedback *self = nullptr;
    Feedback cancelling([&](double fraction) {
      if (fraction >= at)
        self->cancel();
    });
    self = &cancelling;
    EXPECT_FALSE(writeRegions(probability, regions, {}, cancelling)) << at;
    EXPECT_EQ(tempDir.names(), std::vector<std::string>{"prob.tif"}) << at;
  }
}

TEST_F(WriteRegions, ReportsProgressToTheEnd) {
  makeProbability({}, [](int x, int y) { return test::patternValue(2, x, y) / 250.0; });
  double last = 0.0;
  Feedback watched([&last](double fraction) {
    EXPECT_GE(fraction, last);
    last = fraction;
  });
  writeRegions(probability, regions, {}, watched);
  EXPECT_EQ(last, 1.0);
}

TEST_F(WriteRegions, RefusesBadInput) {
  makeProbability({}, [](int, int) { return 0.5; });
  for (const RegionOptions &options :
       {RegionOptions{1.5, 0, 0}, RegionOptions{nan, 0, 0}, RegionOptions{0.5, -1, 0}, RegionOptions{0.5, nan, 0},
        RegionOptions{0.5, 0, -1}, RegionOptions{0.5, 0, nan}})
    EXPECT_EQ(errorOf([&] { writeRegions(probability, regions, options, feedback); }).code(),
              ErrorCode::InvalidArgument);
  EXPECT_EQ(errorOf([&] { writeRegions(tempDir.file("none.tif"), regions, {}, feedback); }).code(),
            ErrorCode::NotFound);
  const auto error = errorOf([&] { writeRegions(probability, tempDir.file("no/regions.gpkg"), {}, feedback); });
  EXPECT_EQ(error.code(), ErrorCode::Unwritable);
  EXPECT_NE(std::string(error.what()).find("no/regions.gpkg"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(regions));
}

TEST_F(WriteRegions, LeavesNothingWhenTheProbabilitiesAreTruncated) {
  RasterPlan plan;
  plan.width = 600;
  plan.height = 600;
  makeProbability(plan, [](int x, int y) { return test::patternValue(1, x, y) / 250.0; });
  std::filesystem::resize_file(probability, std::filesystem::file_size(probability) / 2);
  EXPECT_EQ(errorOf([&] { writeRegions(probability, regions, {}, feedback); }).code(), ErrorCode::Unreadable);
  EXPECT_EQ(tempDir.names(), std::vector<std::string>{"prob.tif"});
}

} // namespace
} // namespace xemap::raster
