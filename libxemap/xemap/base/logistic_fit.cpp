// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/logistic_fit.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace xemap {

namespace {

constexpr int mostSteps = 100;
/// Weight of the pull towards the first score, as a share of a sample.
constexpr double pull = 1e-3;

using Row = std::vector<double>;

/// Slopes and, last, the intercept.
LogisticCurve curveOf(const Row &parameters) {
  return {{parameters.begin(), parameters.end() - 1}, parameters.back()};
}

double pullTarget(std::size_t parameter, std::size_t count) {
  return parameter == 0 && count > 1 ? 1.0 : 0.0;
}

/// Negative log-likelihood, without overflow for scores far out.
double loss(const std::vector<LogisticSample> &samples, const Row &parameters) {
  double sum = 0.0;
  for (std::size_t i = 0; i < parameters.size(); ++i)
    sum += 0.5 * pull * std::pow(parameters[i] - pullTarget(i, parameters.size()), 2);
  const auto curve = curveOf(parameters);
  for (const auto &sample : samples) {
    const double x = curve.logit(sample.scores);
    const double against = sample.truth ? -x : x;
    sum += sample.weight * (std::max(against, 0.0) + std::log1p(std::exp(-std::abs(against))));
  }
  return sum;
}

/// Solves a symmetric, positive system by elimination with pivoting.
Row solve(std::vector<Row> matrix, Row right) {
  const std::size_t size = right.size();
  for (std::size_t column = 0; column < size; ++column) {
    std::size_t pivot = column;
    for (std::size_t row = column + 1; row < size; ++row)
      if (std::abs(matrix[row][column]) > std::abs(matrix[pivot][column]))
        pivot = row;
    std::swap(matrix[column], matrix[pivot]);
    std::swap(right[column], right[pivot]);
    for (std::size_t row = column + 1; row < size; ++row) {
      const double factor = matrix[row][column] / matrix[column][column];
      for (std::size_t k = column; k < size; ++k)
        matrix[row][k] -= factor * matrix[column][k];
      right[row] -= factor * right[column];
    }
  }
  for (std::size_t row = size; row-- > 0;) {
    for (std::size_t k = row + 1; k < size; ++k)
      right[row] -= matrix[row][k] * right[k];
    right[row] /= matrix[row][row];
  }
  return right;
}

Row newtonStep(const std::vector<LogisticSample> &samples, const Row &parameters) {
  const std::size_t size = parameters.size();
  Row gradient(size);
  std::vector<Row> curvature(size, Row(size, 0.0));
  for (std::size_t i = 0; i < size; ++i) {
    gradient[i] = pull * (parameters[i] - pullTarget(i, size));
    curvature[i][i] = pull;
  }
  const auto curve = curveOf(parameters);
  for (const auto &sample : samples) {
    const double p = 1.0 / (1.0 + std::exp(-curve.logit(sample.scores)));
    const double off = sample.weight * (p - (sample.truth ? 1.0 : 0.0));
    const double bend = sample.weight * p * (1 - p);
    const auto input = [&](std::size_t i) { return i + 1 < size ? sample.scores[i] : 1.0; };
    for (std::size_t i = 0; i < size; ++i) {
      gradient[i] += off * input(i);
      for (std::size_t k = 0; k < size; ++k)
        curvature[i][k] += bend * input(i) * input(k);
    }
  }
  return solve(std::move(curvature), std::move(gradient));
}

} // namespace

double LogisticCurve::logit(const std::vector<double> &scores) const {
  double sum = intercept;
  for (std::size_t i = 0; i < slopes.size(); ++i)
    sum += slopes[i] * scores[i];
  return sum;
}

LogisticCurve fitLogistic(const std::vector<LogisticSample> &samples) {
  Row parameters(samples.front().scores.size() + 1, 0.0);
  parameters.front() = 1.0;
  double best = loss(samples, parameters);
  for (int step = 0; step < mostSteps; ++step) {
    const auto way = newtonStep(samples, parameters);
    // Newton's step may overshoot where the curve is flat: halve it until it helps.
    bool better = false;
    for (double share = 1.0; share > 1e-6 && !better; share /= 2) {
      Row tried = parameters;
      for (std::size_t i = 0; i < tried.size(); ++i)
        tried[i] -= share * way[i];
      const double triedLoss = loss(samples, tried);
      if (triedLoss < best - 1e-12 * std::abs(best)) {
        parameters = std::move(tried);
        best = triedLoss;
        better = true;
      }
    }
    if (!better)
      break;
  }
  return curveOf(parameters);
}

} // namespace xemap
