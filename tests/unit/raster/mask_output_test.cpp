// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>
#include <filesystem>

#include "support/nan.h"
#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/derived_outputs.h"

namespace xemap::raster {
namespace {

using test::createRaster;
using test::errorOf;
using test::RasterPlan;

using test::nan;

class WriteMask : public test::TempDirTest {
protected:
  std::string probability = tempDir.file("prob.tif");
  std::string mask = tempDir.file("mask.tif");
  Feedback feedback;

  void makeProbability(const RasterPlan &plan, const test::PixelFunction &value) {
    test::createProbability(probability, plan, value, {{"XEMAP_EXPRESSION", "поля"}});
  }

  std::vector<float> maskValues() { return test::readBand(*test::openForReading(mask), 1); }
};

TEST_F(WriteMask, ThresholdsEveryPixel) {
  RasterPlan plan;
  plan.width = 300;
  plan.height = 530;
  const auto value = [](int x, int y) { return x == y ? nan : test::patternValue(1, x, y) / 250.0; };
  makeProbability(plan, value);
  ASSERT_TRUE(writeMask(probability, mask, 0.4, feedback));
  const auto found = maskValues();
  for (int y = 0; y < plan.height; ++y)
    for (int x = 0; x < plan.width; ++x) {
      const auto p = static_cast<float>(value(x, y));
      const float expected = std::isnan(p) ? 255.0F : p >= 0.4F ? 1.0F : 0.0F;
      ASSERT_EQ(found[static_cast<std::size_t>(y * plan.width + x)], expected) << x << "," << y;
    }
}

TEST_F(WriteMask, KeepsGridAndProvenance) {
  RasterPlan plan;
  plan.geotransform = {600000.25, 0.5, 0.125, 5800000.75, -0.25, -0.5};
  makeProbability(plan, [](int, int) { return 0.5; });
  ASSERT_TRUE(writeMask(probability, mask, 0.5, feedback));
  const auto dataset = test::openForReading(mask);
  std::vector<double> transform(6);
  dataset->GetGeoTransform(transform.data());
  EXPECT_EQ(transform, plan.geotransform);
  EXPECT_STREQ(dataset->GetSpatialRef()->GetAuthorityCode(nullptr), "32633");
  EXPECT_EQ(dataset->GetRasterBand(1)->GetRasterDataType(), GDT_Byte);
  EXPECT_EQ(dataset->GetRasterBand(1)->GetNoDataValue(), 255.0);
  EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_EXPRESSION"), "поля");
  EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_THRESHOLD"), "0.5");
}

TEST_F(WriteMask, CountsAProbabilityEqualToTheThreshold) {
  for (const double threshold : {0.0, 0.1, 0.3, 0.7, 0.9, 1.0}) {
    makeProbability({}, [threshold](int, int) { return static_cast<float>(threshold); });
    ASSERT_TRUE(writeMask(probability, mask, threshold, feedback));
    EXPECT_EQ(maskValues()[0], 1.0F) << threshold;
  }
}

TEST_F(WriteMask, LeavesNothingWhenCancelled) {
  makeProbability({}, [](int, int) { return 0.5; });
  feedback.cancel();
  EXPECT_FALSE(writeMask(probability, mask, 0.5, feedback));
  EXPECT_EQ(tempDir.names(), std::vector<std::string>{"prob.tif"});
}

TEST_F(WriteMask, ReportsProgressToTheEnd) {
  makeProbability({}, [](int, int) { return 0.5; });
  double last = 0.0;
  Feedback watched([&last](double fraction) {
    EXPECT_GE(fraction, last);
    last = fraction;
  });
  writeMask(probability, mask, 0.5, watched);
  EXPECT_EQ(last, 1.0);
}

TEST_F(WriteMask, RefusesBadInput) {
  makeProbability({}, [](int, int) { return 0.5; });
  for (const double threshold : {-0.1, 1.1, nan})
    EXPECT_EQ(errorOf([&] { writeMask(probability, mask, threshold, feedback); }).code(), ErrorCode::InvalidArgument);
  EXPECT_EQ(errorOf([&] { writeMask(tempDir.file("none.tif"), mask, 0.5, feedback); }).code(), ErrorCode::NotFound);
  EXPECT_EQ(errorOf([&] { writeMask(probability, tempDir.file("no/mask.tif"), 0.5, feedback); }).code(),
            ErrorCode::Unwritable);
  test::fillWithPattern(*createRaster(tempDir.file("rgb.tif"), {}));
  EXPECT_EQ(errorOf([&] { writeMask(tempDir.file("rgb.tif"), mask, 0.5, feedback); }).code(),
            ErrorCode::InvalidArgument);
  EXPECT_FALSE(std::filesystem::exists(mask));
}

TEST_F(WriteMask, LeavesNothingWhenTheProbabilitiesAreTruncated) {
  RasterPlan plan;
  plan.width = 600;
  plan.height = 600;
  makeProbability(plan, [](int x, int y) { return test::patternValue(1, x, y) / 250.0; });
  std::filesystem::resize_file(probability, std::filesystem::file_size(probability) / 2);
  const auto error = errorOf([&] { writeMask(probability, mask, 0.5, feedback); });
  EXPECT_EQ(error.code(), ErrorCode::Unreadable);
  EXPECT_NE(std::string(error.what()).find(probability), std::string::npos);
  EXPECT_EQ(tempDir.names(), std::vector<std::string>{"prob.tif"});
}

} // namespace
} // namespace xemap::raster
