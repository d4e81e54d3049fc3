// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/probability_outlines.h"

#include <cmath>
#include <limits>
#include <memory>

#include <gmock/gmock.h>
#include <ogr_geometry.h>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"

namespace xemap::raster {
namespace {

using test::fillBand;
using test::RasterPlan;

class ProbabilityOutlines : public test::TempDirTest {
protected:
  ProbabilityOutlines() {
    RasterPlan plan;
    plan.width = 200;
    plan.height = 100;
    plan.bands = 1;
    plan.type = GDT_Float32;
    const auto dataset = test::createRaster(mPath, plan);
    dataset->GetRasterBand(1)->SetNoDataValue(-1.0);
    fillBand(*dataset, 1, [](int x, int y) { return y == 0 ? -1.0 : std::hypot(x - 50, y - 50) < 30 ? 0.9 : 0.1; });
  }

  static std::unique_ptr<OGRGeometry> outlines(const ProbabilityGrid &grid, double threshold, int mostPoints = 10000) {
    const PolygonsWkb wkb = outlinesOf(grid, threshold, mostPoints);
    OGRGeometry *geometry = nullptr;
    EXPECT_EQ(OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &geometry, wkb.size()), OGRERR_NONE);
    return std::unique_ptr<OGRGeometry>(geometry);
  }

  std::string mPath = tempDir.file("prob.tif");
  const MapBox mEverything{0.0, 0.0, 1e7, 1e7};
};

TEST_F(ProbabilityOutlines, FollowThePixelsWhereTheyAreFine) {
  const auto grid = readProbabilityGrid(mPath, mEverything, 1000);
  ASSERT_TRUE(grid);
  EXPECT_EQ(grid->width, 200);
  EXPECT_EQ(grid->height, 100);
  EXPECT_TRUE(std::isnan(grid->values[0]));
  OGREnvelope box;
  outlines(*grid, 0.5)->getEnvelope(&box);
  EXPECT_DOUBLE_EQ(box.MinX, 600000 + 21 * 0.5);
  EXPECT_DOUBLE_EQ(box.MaxX, 600000 + 80 * 0.5);
  EXPECT_DOUBLE_EQ(box.MaxY, 5800000 - 21 * 0.5);
  EXPECT_TRUE(outlines(*grid, 0.95)->IsEmpty());
}

TEST_F(ProbabilityOutlines, AreCoarserThanThePixelsWhereThereAreMany) {
  const auto grid = readProbabilityGrid(mPath, mEverything, 50);
  ASSERT_TRUE(grid);
  EXPECT_EQ(grid->width, 50);
  EXPECT_EQ(grid->height, 25);
  const double area = outlines(*grid, 0.5)->toMultiPolygon()->get_Area();
  EXPECT_NEAR(area / (M_PI * 30 * 30 * 0.25), 1.0, 0.1);
}

TEST_F(ProbabilityOutlines, ReadTheirWindowOnly) {
  const auto grid = readProbabilityGrid(mPath, {600010.1, 5799980.0, 600020.0, 5799989.9}, 1000);
  ASSERT_TRUE(grid);
  EXPECT_EQ(grid->width, 20);
  EXPECT_EQ(grid->height, 20);
  EXPECT_DOUBLE_EQ(grid->geotransform.coefficients()[0], 600010.0);
  EXPECT_FALSE(readProbabilityGrid(mPath, {0.0, 0.0, 1.0, 1.0}, 1000));
}

TEST_F(ProbabilityOutlines, HaveNoMorePointsThanTheyMay) {
  ProbabilityGrid grid;
  grid.width = 64;
  grid.height = 48;
  for (int i = 0; i < 64 * 48; ++i)
    grid.values.push_back(i % 2 == 0 && i / 64 % 2 == 0 ? 0.9F : 0.0F);
  EXPECT_EQ(outlines(grid, 0.5)->toMultiPolygon()->getNumGeometries(), 32 * 24);
  EXPECT_EQ(outlines(grid, 0.5, 100)->toMultiPolygon()->getNumGeometries(), 1);
}

} // namespace
} // namespace xemap::raster
