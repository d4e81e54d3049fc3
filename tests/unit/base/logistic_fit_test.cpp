// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/logistic_fit.h"

#include <cmath>

#include <gtest/gtest.h>

namespace xemap {
namespace {

/// Samples whose truth follows a curve exactly, by weight.
std::vector<LogisticSample> samplesOf(double slope, double intercept, double from = -6.0, double to = 6.0) {
  std::vector<LogisticSample> samples;
  for (double score = from; score <= to; score += 0.05) {
    const double p = 1.0 / (1.0 + std::exp(-(slope * score + intercept)));
    samples.push_back({{score}, true, 1000 * p});
    samples.push_back({{score}, false, 1000 * (1 - p)});
  }
  return samples;
}

TEST(LogisticFit, FindsTheCurveBehindTheSamples) {
  for (const auto &[slope, intercept] : {std::pair(1.0, 0.0), std::pair(0.3, -1.5), std::pair(4.0, 2.0)}) {
    const auto curve = fitLogistic(samplesOf(slope, intercept));
    EXPECT_NEAR(curve.slopes[0], slope, 1e-3);
    EXPECT_NEAR(curve.intercept, intercept, 1e-3);
  }
}

TEST(LogisticFit, MovesTheThresholdOfScoresThatAreAllHigh) {
  // Everything is said to be likely, yet higher scores are truer: the curve must cross a half between them.
  const auto curve = fitLogistic(samplesOf(2.0, -6.0, 1.0, 5.0));
  EXPECT_NEAR(-curve.intercept / curve.slopes[0], 3.0, 1e-2);
}

TEST(LogisticFit, StaysFiniteWhereAThresholdPartsTheSamples) {
  const auto curve = fitLogistic({{{-1.0}, false, 1.0}, {{-0.5}, false, 1.0}, {{0.5}, true, 1.0}, {{1.0}, true, 1.0}});
  EXPECT_TRUE(std::isfinite(curve.slopes[0]) && std::isfinite(curve.intercept));
  EXPECT_GT(curve.slopes[0], 1.0);
  EXPECT_NEAR(curve.intercept, 0.0, 1e-6);
}

TEST(LogisticFit, WeighsSeveralScores) {
  std::vector<LogisticSample> samples;
  for (double a = -3.0; a <= 3.0; a += 0.25)
    for (double b = -3.0; b <= 3.0; b += 0.25) {
      const double p = 1.0 / (1.0 + std::exp(-(0.5 * a + 2.0 * b - 1.0)));
      samples.push_back({{a, b}, true, 1000 * p});
      samples.push_back({{a, b}, false, 1000 * (1 - p)});
    }
  const auto curve = fitLogistic(samples);
  EXPECT_NEAR(curve.slopes[0], 0.5, 1e-3);
  EXPECT_NEAR(curve.slopes[1], 2.0, 1e-3);
  EXPECT_NEAR(curve.intercept, -1.0, 1e-3);
}

TEST(LogisticFit, FallsWhereScoresAreWrong) {
  EXPECT_LT(fitLogistic(samplesOf(-1.0, 0.0)).slopes[0], 0.0);
}

TEST(LogisticFit, SurvivesScoresFarOut) {
  const auto curve = fitLogistic({{{-800.0}, false, 1.0}, {{800.0}, true, 1.0}, {{13.0}, false, 1.0}});
  EXPECT_TRUE(std::isfinite(curve.slopes[0]) && std::isfinite(curve.intercept));
}

} // namespace
} // namespace xemap
