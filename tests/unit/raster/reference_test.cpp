// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/reference.h"

#include <cmath>
#include <limits>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/geo_transform.h"

namespace xemap::raster {
namespace {

using test::createRaster;
using test::errorOf;
using test::fillBand;
using test::RasterPlan;

constexpr int width = 60;
constexpr int height = 40;

class ReadWithReference : public test::TempDirTest {
protected:
  ReadWithReference() {
    RasterPlan plan;
    plan.width = width;
    plan.height = height;
    plan.bands = 1;
    plan.type = GDT_Float32;
    fillBand(*createRaster(probability, plan), 1, [](int x, int y) { return test::patternValue(1, x, y) / 250.0; });
  }

  std::string probability = tempDir.file("prob.tif");
  std::string reference = tempDir.file("reference.tif");
  Feedback feedback;

  /// Value 7 within a circle of map coordinates, else 3; 255 is nodata, in the first five metres.
  void makeReference(RasterPlan plan) {
    plan.bands = 1;
    const auto dataset = createRaster(reference, plan);
    dataset->GetRasterBand(1)->SetNoDataValue(255);
    const GeoTransform transform({plan.geotransform[0], plan.geotransform[1], plan.geotransform[2],
                                  plan.geotransform[3], plan.geotransform[4], plan.geotransform[5]});
    fillBand(*dataset, 1, [&](int x, int y) { return valueAt(transform.mapFromPixel({x + 0.5, y + 0.5})); });
  }

  static double valueAt(Point map) {
    if (map.x < 600005.0)
      return 255;
    return std::hypot(map.x - 600015.0, map.y - 5799990.0) < 6.0 ? 7 : 3;
  }

  std::vector<Truth> read(const std::optional<double> &value) {
    std::vector<Truth> found;
    const auto take = [&](int count, const float *p, const Truth *truth) {
      EXPECT_EQ(count, width);
      EXPECT_NEAR(p[3], test::patternValue(1, 3, static_cast<int>(found.size()) / width) / 250.0, 1e-6);
      found.insert(found.end(), truth, truth + count);
    };
    EXPECT_TRUE(readWithReference(probability, reference, tempDir.file("scratch.tif"), value, take, feedback));
    EXPECT_EQ(found.size(), std::size_t{width} * height);
    return found;
  }

  /// Counts the pixels whose truth is not that of their centre, or of a place within `reachMetres` of it.
  static int wrongIn(const std::vector<Truth> &found, double reachMetres) {
    int wrong = 0;
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x) {
        bool explained = false;
        for (const double dx : {-reachMetres, 0.0, reachMetres})
          for (const double dy : {-reachMetres, 0.0, reachMetres}) {
            const double value = valueAt({600000.0 + (x + 0.5) * 0.5 + dx, 5800000.0 - (y + 0.5) * 0.5 + dy});
            const Truth truth = value == 255 ? Truth::Unknown : value == 7 ? Truth::Referred : Truth::NotReferred;
            explained = explained || truth == found[static_cast<std::size_t>(y * width + x)];
          }
        wrong += explained ? 0 : 1;
      }
    return wrong;
  }
};

TEST_F(ReadWithReference, OnTheSameGridGoesPixelByPixel) {
  RasterPlan plan;
  plan.width = width;
  plan.height = height;
  makeReference(plan);
  EXPECT_EQ(wrongIn(read(7.0), 0.0), 0);
  EXPECT_EQ(tempDir.names().size(), 2U);
}

TEST_F(ReadWithReference, AnythingButNoughtIsReferredWhereNoValueIsGiven) {
  RasterPlan plan;
  plan.width = width;
  plan.height = height;
  plan.bands = 1;
  fillBand(*createRaster(reference, plan), 1, [](int x, int) { return x % 3; });
  const auto found = read(std::nullopt);
  for (std::size_t x = 0; x < width; ++x)
    EXPECT_EQ(found[x], x % 3 == 0 ? Truth::NotReferred : Truth::Referred) << x;
}

TEST_F(ReadWithReference, AnotherResolutionAndExtentIsBroughtToTheGrid) {
  RasterPlan plan;
  plan.width = 200;
  plan.height = 150;
  plan.geotransform = {599995.0, 0.2, 0.0, 5800005.0, 0.0, -0.2};
  makeReference(plan);
  EXPECT_EQ(wrongIn(read(7.0), 0.2), 0);
  EXPECT_EQ(tempDir.names().size(), 2U) << "the scratch file is gone";
}

TEST_F(ReadWithReference, OutsideOfTheReferenceNothingIsKnown) {
  RasterPlan plan;
  plan.width = 20;
  plan.height = 20;
  plan.bands = 1;
  plan.type = GDT_UInt16;
  plan.geotransform = {600010.0, 0.5, 0.0, 5799995.0, 0.0, -0.5};
  fillBand(*createRaster(reference, plan), 1, [](int, int) { return 0.0; });
  const auto found = read(std::nullopt);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const bool inside = x >= 20 && x < 40 && y >= 10 && y < 30;
      ASSERT_EQ(found[static_cast<std::size_t>(y * width + x)], inside ? Truth::NotReferred : Truth::Unknown)
          << x << "," << y;
    }
}

TEST_F(ReadWithReference, AnotherCrsIsTransformed) {
  // East of the middle of the probability raster it is referred to.
  RasterPlan plan;
  plan.width = 400;
  plan.height = 400;
  plan.bands = 1;
  plan.crs = "EPSG:4326";
  plan.geotransform = {16.4677, 2e-6, 0.0, 52.3415, 0.0, -2e-6};
  fillBand(*createRaster(reference, plan), 1, [](int x, int) { return x >= 200 ? 1 : 0; });
  std::size_t known = 0;
  std::size_t referred = 0;
  for (const Truth truth : read(std::nullopt)) {
    known += truth == Truth::Unknown ? 0 : 1;
    referred += truth == Truth::Referred ? 1 : 0;
  }
  EXPECT_EQ(known, std::size_t{width} * height);
  EXPECT_NEAR(static_cast<double>(referred), width * height / 2.0, 2.0 * height);
}

TEST_F(ReadWithReference, PictureWithoutPlaceIsTakenPixelByPixel) {
  RasterPlan plan;
  plan.width = width;
  plan.height = height;
  plan.bands = 1;
  plan.geotransform.clear();
  plan.crs = "";
  fillBand(*createRaster(reference, plan), 1, [](int x, int y) { return (x + y) % 2; });
  const auto found = read(std::nullopt);
  EXPECT_EQ(found[0], Truth::NotReferred);
  EXPECT_EQ(found[1], Truth::Referred);
}

TEST_F(ReadWithReference, RefusesWhatCannotBeCompared) {
  RasterPlan nowhere;
  nowhere.width = width + 1;
  nowhere.bands = 1;
  nowhere.geotransform.clear();
  nowhere.crs = "";
  createRaster(reference, nowhere);
  const auto errorFor = [&](const std::string &prob, const std::string &ref) {
    return errorOf([&] {
      readWithReference(
          prob, ref, tempDir.file("scratch.tif"), std::nullopt, [](int, const float *, const Truth *) {}, feedback);
    });
  };
  EXPECT_EQ(errorFor(probability, reference).code(), ErrorCode::InvalidArgument);
  EXPECT_NE(std::string(errorFor(probability, reference).what()).find(reference), std::string::npos);
  EXPECT_EQ(errorFor(probability, tempDir.file("none.tif")).code(), ErrorCode::NotFound);
  EXPECT_EQ(errorFor(reference, probability).code(), ErrorCode::InvalidArgument);
}

TEST_F(ReadWithReference, StopsWhenCancelled) {
  RasterPlan plan;
  plan.width = 200;
  plan.height = 150;
  plan.geotransform = {599995.0, 0.2, 0.0, 5800005.0, 0.0, -0.2};
  makeReference(plan);
  feedback.cancel();
  EXPECT_FALSE(readWithReference(
      probability, reference, tempDir.file("scratch.tif"), 7.0, [](int, const float *, const Truth *) {}, feedback));
  EXPECT_EQ(tempDir.names().size(), 2U);
}

} // namespace
} // namespace xemap::raster
