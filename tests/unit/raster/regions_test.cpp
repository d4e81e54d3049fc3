// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/regions.h"

#include <cmath>
#include <memory>
#include <random>

#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/base/feedback.h"

namespace xemap::raster {
namespace {

using test::createRaster;
using test::fillBand;
using test::RasterPlan;

struct Found {
  std::unique_ptr<OGRGeometry> polygons;
  Region region;

  double area() const { return polygons->toMultiPolygon()->get_Area(); }
};

std::unique_ptr<OGRGeometry> fromWkb(const PolygonsWkb &wkb) {
  OGRGeometry *geometry = nullptr;
  EXPECT_EQ(OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &geometry, wkb.size()), OGRERR_NONE);
  return std::unique_ptr<OGRGeometry>(geometry);
}

/// Pixels of half a metre, so that four of them are a square metre.
class FindRegions : public test::TempDirTest {
protected:
  void makeProbability(int side, const test::PixelFunction &value) {
    RasterPlan plan;
    plan.width = side;
    plan.height = side;
    plan.bands = 1;
    plan.type = GDT_Float32;
    fillBand(*createRaster(mProbability, plan), 1, value);
  }

  std::vector<Found> find(const RegionOptions &options) {
    std::vector<Found> found;
    const auto take = [&found](const Region &region) { found.push_back({fromWkb(region.polygons), region}); };
    EXPECT_TRUE(findRegions(mProbability, tempDir.file("scratch.gpkg"), options, take, mFeedback));
    EXPECT_EQ(tempDir.names(), std::vector<std::string>{"prob.tif"});
    return found;
  }

  std::string mProbability = tempDir.file("prob.tif");
  Feedback mFeedback;
};

// Two rings, one in the other, around one pixel.
double nestedRings(int x, int y) {
  const int distance = std::max(std::abs(x - 20), std::abs(y - 20));
  if (distance == 0)
    return 0.95;
  return distance == 4 ? 0.8 : distance == 10 ? 0.7 : 0.0;
}

TEST_F(FindRegions, FillsHolesBelowAnArea) {
  makeProbability(41, &nestedRings);
  RegionOptions options;
  EXPECT_EQ(find(options).size(), 3U);
  options.fillHolesM2 = 7 * 7 * 0.25 + 0.01; // The hole of the inner ring, not that of the outer one.
  const std::vector<Found> found = find(options);
  ASSERT_EQ(found.size(), 2U);
  const double filled = std::max(found[0].area(), found[1].area());
  EXPECT_NEAR(filled, 9 * 9 * 0.25, 1e-9);
}

TEST_F(FindRegions, RegionsInAFilledHoleGoUpInTheOneAround) {
  makeProbability(41, &nestedRings);
  RegionOptions options;
  options.fillHolesM2 = 1000.0;
  const std::vector<Found> found = find(options);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].area(), 21 * 21 * 0.25, 1e-9);
  EXPECT_NEAR(found[0].region.areaM2, found[0].area(), found[0].area() * 1e-3);
  EXPECT_NEAR(found[0].region.maxProbability, 0.95, 1e-6);
  EXPECT_NEAR(found[0].region.meanProbability, (0.95 + 32 * 0.8 + 80 * 0.7) / 113, 1e-6);
}

TEST_F(FindRegions, CornersThatReachIntoAFilledHoleGoToo) {
  makeProbability(20, [](int x, int y) {
    const int distance = std::max(std::abs(x - 10), std::abs(y - 10));
    const bool spur = x == 6 && y == 10;
    const bool island = x >= 7 && x < 10 && y >= 11 && y < 13;
    return distance == 5 || spur || island ? 0.9 : 0.0;
  });
  RegionOptions options;
  options.fillHolesM2 = 1000.0;
  const std::vector<Found> found = find(options);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].polygons->IsValid());
  EXPECT_NEAR(found[0].area(), 11 * 11 * 0.25, 1e-9);
}

TEST_F(FindRegions, PiecesAreWhatSharesSides) {
  makeProbability(12, [](int x, int y) { return x / 4 == y / 4 ? (x < 4 ? 0.9 : 0.6) : 0.0; });
  EXPECT_EQ(find({}).size(), 1U);
  RegionOptions options;
  options.parts = RegionParts::Pieces;
  const std::vector<Found> found = find(options);
  ASSERT_EQ(found.size(), 3U);
  for (const Found &piece : found) {
    EXPECT_EQ(piece.polygons->toMultiPolygon()->getNumGeometries(), 1);
    EXPECT_NEAR(piece.area(), 4.0, 1e-9);
    EXPECT_NEAR(piece.region.meanProbability, piece.region.maxProbability, 1e-6);
  }
}

TEST_F(FindRegions, DissolvesWhatIsLargeEnoughIntoOne) {
  makeProbability(30, [](int x, int y) {
    if (x < 4 && y < 4)
      return 0.9;
    return x > 20 && y > 20 ? 0.6 : x == 10 && y == 10 ? 0.99 : 0.0;
  });
  RegionOptions options;
  options.parts = RegionParts::Dissolved;
  options.minAreaM2 = 1.0;
  const std::vector<Found> found = find(options);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].polygons->toMultiPolygon()->getNumGeometries(), 2);
  EXPECT_NEAR(found[0].area(), (16 + 81) * 0.25, 1e-9);
  EXPECT_NEAR(found[0].region.maxProbability, 0.9, 1e-6);
  EXPECT_NEAR(found[0].region.meanProbability, (16 * 0.9 + 81 * 0.6) / 97, 1e-6);
}

TEST_F(FindRegions, SimplifiedRegionsStayApart) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  std::size_t before = 0;
  std::size_t after = 0;
  for (int map = 0; map < 20; ++map) {
    makeProbability(40, [&](int, int) { return uniform(random); });
    for (const RegionParts parts : {RegionParts::Regions, RegionParts::Pieces, RegionParts::Dissolved}) {
      RegionOptions options;
      options.parts = parts;
      options.threshold = 0.4 + 0.01 * map;
      for (const Found &found : find(options))
        before += found.region.polygons.size();
      options.simplifyMetres = 0.8;
      OGRMultiPolygon all;
      for (const Found &found : find(options)) {
        EXPECT_TRUE(found.polygons->IsValid());
        after += found.region.polygons.size();
        for (const OGRPolygon *polygon : *found.polygons->toMultiPolygon())
          all.addGeometry(polygon);
      }
      EXPECT_TRUE(all.IsValid()) << map;
    }
  }
  EXPECT_LT(after, before * 0.9);
}

TEST_F(FindRegions, SmoothingThatSpoilsOutlinesIsDropped) {
  makeProbability(12, [](int x, int y) { return x < 4 || y > 8 ? 0.9 : 0.0; });
  RegionOptions options;
  const double area = find(options).at(0).area();
  options.smooth = [](const PolygonsWkb &, double cornerUnits) {
    EXPECT_DOUBLE_EQ(cornerUnits, 0.5);
    OGRMultiPolygon bow;
    OGRGeometry *polygon = nullptr;
    OGRGeometryFactory::createFromWkt("POLYGON((0 0,1 1,1 0,0 1,0 0))", nullptr, &polygon);
    bow.addGeometryDirectly(polygon);
    return wkbOf(bow);
  };
  EXPECT_DOUBLE_EQ(find(options).at(0).area(), area);
  options.smooth = [](const PolygonsWkb &, double) { return PolygonsWkb{1, 2, 3}; };
  EXPECT_DOUBLE_EQ(find(options).at(0).area(), area);
}

TEST_F(FindRegions, StopsWhereItIsCancelled) {
  makeProbability(30, [](int x, int y) { return (x / 2 + y / 2) % 2 == 0 ? 0.9 : 0.0; });
  RegionOptions options;
  options.parts = RegionParts::Pieces;
  options.simplifyMetres = 0.1;
  int taken = 0;
  const auto take = [&](const Region &) {
    ++taken;
    mFeedback.cancel();
  };
  options.simplifyMetres = 0.0;
  EXPECT_FALSE(findRegions(mProbability, tempDir.file("scratch.gpkg"), options, take, mFeedback));
  EXPECT_EQ(taken, 1);
  EXPECT_EQ(tempDir.names(), std::vector<std::string>{"prob.tif"});
}

} // namespace
} // namespace xemap::raster
