// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/logistic_fit.h"

#include <cstddef>

#include "xemap/base/logistic_regression.h"

namespace xemap {

namespace {

/// Weight of the pull towards the first score, as a share of a sample.
constexpr double pull = 1e-3;

} // namespace

double LogisticCurve::logit(const std::vector<double> &scores) const {
  double sum = intercept;
  for (std::size_t i = 0; i < slopes.size(); ++i)
    sum += slopes[i] * scores[i];
  return sum;
}

LogisticCurve fitLogistic(const std::vector<LogisticSample> &samples) {
  const std::size_t width = samples.front().scores.size() + 1; // slopes and, last, the intercept
  LogisticProblem problem;
  problem.priorMean.assign(width, 0.0);
  problem.priorMean.front() = width > 1 ? 1.0 : 0.0;
  problem.priorPrecision.assign(width, pull);
  for (const auto &sample : samples) {
    for (const double score : sample.scores)
      problem.inputs.push_back(static_cast<float>(score));
    problem.inputs.push_back(1.0F);
    problem.truths.push_back(sample.truth ? 1.0 : 0.0);
    problem.weights.push_back(sample.weight);
  }
  const auto found = fitLogisticRegression(problem);
  return {{found.begin(), found.end() - 1}, found.back()};
}

} // namespace xemap
