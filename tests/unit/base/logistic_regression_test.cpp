// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/logistic_regression.h"

#include <cmath>

#include <gtest/gtest.h>

#include "xemap/base/random.h"

namespace xemap {
namespace {

/// Rows of noise whose truth is told by the first input.
LogisticProblem problemOf(std::size_t rows, std::size_t width, double precision) {
  Random random(5);
  LogisticProblem problem;
  problem.priorMean.assign(width, 0.0);
  problem.priorPrecision.assign(width, precision);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t i = 0; i < width; ++i)
      problem.inputs.push_back(static_cast<float>(random.normal()));
    problem.truths.push_back(problem.row(r)[0] > 0.0F ? 1.0 : 0.0);
    problem.weights.push_back(1.0);
  }
  return problem;
}

/// Of the negative log posterior.
std::vector<double> gradientAt(const LogisticProblem &problem, const std::vector<double> &coefficients) {
  std::vector<double> gradient(problem.width());
  for (std::size_t i = 0; i < gradient.size(); ++i)
    gradient[i] = problem.priorPrecision[i] * (coefficients[i] - problem.priorMean[i]);
  for (std::size_t r = 0; r < problem.rows(); ++r) {
    const double p = 1.0 / (1.0 + std::exp(-problem.logit(r, coefficients)));
    for (std::size_t i = 0; i < gradient.size(); ++i)
      gradient[i] += problem.weights[r] * (p - problem.truths[r]) * static_cast<double>(problem.row(r)[i]);
  }
  return gradient;
}

} // namespace

TEST(LogisticRegression, FindsWhereTheGradientIsNothing) {
  for (const auto &[rows, width] : {std::pair<std::size_t, std::size_t>{40, 90}, {500, 30}}) {
    auto problem = problemOf(rows, width, 0.5);
    problem.priorMean[1] = 2.0;
    problem.offsets.assign(rows, 0.3);
    const auto found = fitLogisticRegression(problem);
    for (const double slope : gradientAt(problem, found))
      EXPECT_NEAR(slope, 0.0, 1e-6);
    EXPECT_GT(found[0], 0.5);
  }
}

TEST(LogisticRegression, WithoutRowsThePriorIsTheAnswer) {
  LogisticProblem problem;
  problem.priorMean = {1.0, -3.0};
  problem.priorPrecision = {1.0, 4.0};
  const auto found = fitLogisticRegression(problem);
  EXPECT_EQ(found, problem.priorMean);
  const LogisticPosterior posterior(problem, found);
  const float row[] = {1.0F, 2.0F};
  EXPECT_NEAR(posterior.variance(row), 1.0 + 4.0 / 4.0, 1e-12);
}

TEST(LogisticRegression, SoftTruthIsMet) {
  LogisticProblem problem;
  problem.inputs = {1.0F};
  problem.truths = {0.25};
  problem.weights = {1e6};
  problem.priorMean = {0.0};
  problem.priorPrecision = {1.0};
  EXPECT_NEAR(fitLogisticRegression(problem).front(), std::log(0.25 / 0.75), 1e-4);
}

TEST(LogisticRegression, SurvivesInputsFarOut) {
  LogisticProblem problem = problemOf(50, 4, 1e-3);
  for (std::size_t i = 0; i < problem.inputs.size(); i += 3)
    problem.inputs[i] *= 500.0F;
  for (const double coefficient : fitLogisticRegression(problem))
    EXPECT_TRUE(std::isfinite(coefficient));
}

TEST(LogisticPosterior, VarianceIsThatOfTheCurvaturesInverse) {
  // Of two inputs the inverse can be written down.
  const auto problem = problemOf(30, 2, 0.5);
  const auto found = fitLogisticRegression(problem);
  double a = 0.5;
  double b = 0.0;
  double c = 0.5;
  for (std::size_t r = 0; r < problem.rows(); ++r) {
    const double p = 1.0 / (1.0 + std::exp(-problem.logit(r, found)));
    const double x = static_cast<double>(problem.row(r)[0]);
    const double y = static_cast<double>(problem.row(r)[1]);
    a += p * (1 - p) * x * x;
    b += p * (1 - p) * x * y;
    c += p * (1 - p) * y * y;
  }
  const float row[] = {0.5F, -2.0F};
  const double expected = (c * 0.25 + 2.0 * b * 1.0 + a * 4.0) / (a * c - b * b);
  EXPECT_NEAR(LogisticPosterior(problem, found).variance(row), expected, 1e-9);
}

} // namespace xemap
