// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/raster_evaluation.h"

#include <cmath>
#include <limits>

#include "support/temp_dir.h"
#include "unit/raster/test_raster.h"
#include "xemap/base/feedback.h"
#include "xemap/eval/metrics.h"

namespace xemap::eval {
namespace {

using test::createRaster;
using test::errorOf;
using test::fillBand;
using test::RasterPlan;

constexpr int width = 150;
constexpr int height = 130;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

class EvaluateRaster : public test::TempDirTest {
protected:
  EvaluateRaster() {
    RasterPlan plan;
    plan.width = width;
    plan.height = height;
    plan.bands = 1;
    {
      const auto dataset = createRaster(comparison.referencePath, plan);
      dataset->GetRasterBand(1)->SetNoDataValue(255);
      fillBand(*dataset, 1, [](int x, int y) { return y == 5 ? 255 : truthAt(x, y) ? 1 : 0; });
    }
    plan.type = GDT_Float32;
    const auto dataset = createRaster(comparison.probabilityPath, plan);
    dataset->GetRasterBand(1)->SetNoDataValue(nan);
    fillBand(*dataset, 1, probabilityAt);
  }

  static bool truthAt(int x, int y) { return (x / 30 + y / 30) % 3 == 0; }
  static double probabilityAt(int x, int y) {
    if (x == 9)
      return nan;
    // Thousandths, so that steps of a thousandth lose nothing.
    const double noise = std::floor(test::patternValue(1, x, y) * 2.0);
    return ((truthAt(x, y) ? 400.0 : 100.0) + noise) / 1000.0;
  }

  RasterComparison comparison{
      tempDir.file("prob.tif"), tempDir.file("reference.tif"), tempDir.file("scratch.tif"), {}, 0.6};
  Feedback feedback;
};

TEST_F(EvaluateRaster, AgreesWithTheMetricsOfWholeMaps) {
  ScoreMap map{width, height, {}, {}, {}};
  std::vector<std::uint8_t> truth;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      map.scores.push_back(static_cast<float>(y == 5 ? nan : probabilityAt(x, y)));
      truth.push_back(truthAt(x, y) ? 1 : 0);
    }
  const auto found = evaluateRaster(comparison, feedback);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->judged, (width - 1) * (height - 1));
  const ThresholdCounts counts = countAtThresholds(map, truth, {0.6F});
  EXPECT_EQ(found->referred, counts.truth);
  EXPECT_EQ(found->asked.claimed, counts.claimed[0]);
  EXPECT_EQ(found->asked.right, counts.intersection[0]);
  EXPECT_DOUBLE_EQ(found->asked.iou, counts.iou(0));
  const auto right = static_cast<double>(counts.intersection[0]);
  EXPECT_DOUBLE_EQ(found->asked.precision, right / static_cast<double>(counts.claimed[0]));
  EXPECT_DOUBLE_EQ(found->asked.recall, right / static_cast<double>(counts.truth));
  EXPECT_NEAR(found->asked.f1, 2.0 / (1.0 / found->asked.precision + 1.0 / found->asked.recall), 1e-12);
  EXPECT_NEAR(found->averagePrecision, averagePrecision(map, truth), 1e-9);
  Reliability reliability;
  reliability.add(map, truth);
  EXPECT_NEAR(found->brierScore, reliability.brierScore(), 1e-12);
  EXPECT_NEAR(found->calibrationError, reliability.expectedCalibrationError(), 1e-12);
  for (int hundredth = 0; hundredth <= 100; ++hundredth) {
    const float threshold = static_cast<float>(hundredth) / 100.0F;
    EXPECT_GE(found->best.iou, countAtThresholds(map, truth, {threshold}).iou(0)) << threshold;
  }
  EXPECT_DOUBLE_EQ(found->best.iou, countAtThresholds(map, truth, {static_cast<float>(found->best.threshold)}).iou(0));
}

TEST_F(EvaluateRaster, OfAValueThatIsNotThereHasNothingReferred) {
  comparison.referredValue = 9.0;
  const auto found = evaluateRaster(comparison, feedback);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->referred, 0);
  EXPECT_EQ(found->asked.iou, 0.0);
  EXPECT_EQ(found->asked.recall, 0.0);
  EXPECT_EQ(found->averagePrecision, 0.0);
}

TEST_F(EvaluateRaster, RefusesWhatHasNothingInCommon) {
  RasterPlan elsewhere;
  elsewhere.bands = 1;
  elsewhere.geotransform[0] += 5000.0;
  createRaster(comparison.referencePath, elsewhere);
  const auto error = errorOf([&] { evaluateRaster(comparison, feedback); });
  EXPECT_TRUE(error.code() == ErrorCode::NoData || error.code() == ErrorCode::InvalidArgument);
  EXPECT_NE(std::string(error.what()).find(comparison.referencePath), std::string::npos) << error.what();
  comparison.threshold = 2.0;
  EXPECT_EQ(errorOf([&] { evaluateRaster(comparison, feedback); }).code(), ErrorCode::InvalidArgument);
}

TEST_F(EvaluateRaster, IsNothingWhenCancelled) {
  feedback.cancel();
  EXPECT_FALSE(evaluateRaster(comparison, feedback));
}

} // namespace
} // namespace xemap::eval
