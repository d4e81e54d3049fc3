// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/combined_probability.h"

#include <algorithm>
#include <cmath>

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

class CombineProbabilities : public test::TempDirTest {
protected:
  std::string combined = tempDir.file("combined.tif");
  Feedback feedback;

  std::string makeProbability(const std::string &expression, const RasterPlan &plan, const test::PixelFunction &value) {
    const std::string path = tempDir.file(expression + ".tif");
    test::createProbability(path, plan, value, {{"XEMAP_EXPRESSION", expression}, {"XEMAP_MODEL", "xemap-tiny"}});
    return path;
  }

  std::vector<float> values() { return test::readBand(*test::openForReading(combined), 1); }
};

TEST_F(CombineProbabilities, AreMinimumMaximumAndComplement) {
  RasterPlan plan;
  plan.width = 300;
  plan.height = 270;
  const auto valueOf = [](int band) {
    return [band](int x, int y) { return (x + y) % 50 == band ? nan : test::patternValue(band, x, y) / 250.0; };
  };
  const std::vector<std::string> paths{makeProbability("a", plan, valueOf(1)), makeProbability("b", plan, valueOf(2)),
                                       makeProbability("c", plan, valueOf(3))};
  const auto expect = [&](const std::vector<float> &found, std::size_t count, const auto &combine) {
    for (int y = 0; y < plan.height; ++y)
      for (int x = 0; x < plan.width; ++x) {
        auto expected = static_cast<float>(valueOf(1)(x, y));
        for (std::size_t raster = 1; raster < count; ++raster) {
          const auto other = static_cast<float>(valueOf(static_cast<int>(raster) + 1)(x, y));
          expected = std::isnan(expected) || std::isnan(other) ? std::nanf("") : combine(expected, other);
        }
        if (count == 1)
          expected = 1.0F - expected;
        const float value = found[static_cast<std::size_t>(y * plan.width + x)];
        ASSERT_TRUE(value == expected || (std::isnan(value) && std::isnan(expected))) << x << "," << y;
      }
  };
  ASSERT_TRUE(combineProbabilities(paths, Combination::And, combined, feedback));
  expect(values(), 3, [](float one, float other) { return std::min(one, other); });
  ASSERT_TRUE(combineProbabilities(paths, Combination::Or, combined, feedback));
  expect(values(), 3, [](float one, float other) { return std::max(one, other); });
  ASSERT_TRUE(combineProbabilities({paths[0]}, Combination::Not, combined, feedback));
  expect(values(), 1, [](float one, float) { return one; });
}

TEST_F(CombineProbabilities, IsAProbabilityRasterWithItsProvenance) {
  RasterPlan plan;
  plan.geotransform = {600000.25, 0.5, 0.125, 5800000.75, -0.25, -0.5};
  const auto a = makeProbability("river", plan, [](int, int) { return 0.7; });
  const auto b = makeProbability("forest", plan, [](int, int) { return 0.2; });
  ASSERT_TRUE(combineProbabilities({a, b}, Combination::And, combined, feedback));
  {
    const auto dataset = test::openForReading(combined);
    std::vector<double> transform(6);
    dataset->GetGeoTransform(transform.data());
    EXPECT_EQ(transform, plan.geotransform);
    EXPECT_EQ(dataset->GetRasterBand(1)->GetRasterDataType(), GDT_Float32);
    EXPECT_TRUE(std::isnan(dataset->GetRasterBand(1)->GetNoDataValue()));
    EXPECT_STREQ(dataset->GetRasterBand(1)->GetDescription(), "(river) and (forest)");
    EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_EXPRESSION"), "(river) and (forest)");
    EXPECT_STREQ(dataset->GetMetadataItem("XEMAP_MODEL"), "xemap-tiny");
  }
  // What was combined can be combined again, and masked.
  const std::string outside = tempDir.file("outside.tif");
  ASSERT_TRUE(combineProbabilities({combined}, Combination::Not, outside, feedback));
  EXPECT_STREQ(test::openForReading(outside)->GetMetadataItem("XEMAP_EXPRESSION"), "not ((river) and (forest))");
  EXPECT_TRUE(writeMask(outside, tempDir.file("mask.tif"), 0.5, feedback));
}

TEST_F(CombineProbabilities, LeavesNothingWhenCancelled) {
  const auto a = makeProbability("a", {}, [](int, int) { return 0.7; });
  Feedback stopped([&stopped](double) { stopped.cancel(); });
  EXPECT_FALSE(combineProbabilities({a}, Combination::Not, combined, stopped));
  EXPECT_EQ(tempDir.names(), std::vector<std::string>{"a.tif"});
}

TEST_F(CombineProbabilities, RefusesBadInput) {
  const auto a = makeProbability("a", {}, [](int, int) { return 0.7; });
  RasterPlan moved;
  moved.geotransform[3] -= 0.5;
  const auto b = makeProbability("b", moved, [](int, int) { return 0.7; });
  const auto codeOf = [&](const std::vector<std::string> &paths, Combination combination) {
    return errorOf([&] { combineProbabilities(paths, combination, combined, feedback); }).code();
  };
  EXPECT_EQ(codeOf({a, a}, Combination::Not), ErrorCode::InvalidArgument);
  EXPECT_EQ(codeOf({}, Combination::Not), ErrorCode::InvalidArgument);
  EXPECT_EQ(codeOf({a}, Combination::And), ErrorCode::InvalidArgument);
  EXPECT_EQ(codeOf({a}, Combination::Or), ErrorCode::InvalidArgument);
  EXPECT_EQ(codeOf({a, b}, Combination::Or), ErrorCode::InvalidArgument);
  EXPECT_EQ(codeOf({a, tempDir.file("none.tif")}, Combination::Or), ErrorCode::NotFound);
}

} // namespace
} // namespace xemap::raster
