// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/logistic_regression.h"

#include <algorithm>
#include <cmath>

#include "xemap/base/dot_product.h"

namespace xemap {

namespace {

using Row = std::vector<double>;

constexpr int mostSteps = 100;
/// Of the gradient, against that where the prior stands: far below what is kept of a coefficient.
constexpr double accuracy = 1e-10;

double dot(const Row &a, const Row &b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += a[i] * b[i];
  return sum;
}

/// The problem in steps away from the prior, each measured in its deviation, so that the prior's curvature is 1.
class Scaled {
public:
  explicit Scaled(const LogisticProblem &problem) : mProblem(problem), mScale(problem.width()) {
    for (std::size_t i = 0; i < mScale.size(); ++i)
      mScale[i] = 1.0 / std::sqrt(problem.priorPrecision[i]);
  }

  Row coefficients(const Row &steps) const {
    Row result(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i)
      result[i] = mProblem.priorMean[i] + mScale[i] * steps[i];
    return result;
  }

  /// Negative log posterior, without overflow for logits far out; keeps the logits for what follows.
  double loss(const Row &steps) {
    const auto at = coefficients(steps);
    double sum = 0.5 * dot(steps, steps);
    mLogits.resize(mProblem.rows());
    for (std::size_t r = 0; r < mLogits.size(); ++r) {
      const double x = mLogits[r] = mProblem.logit(r, at);
      const double truth = mProblem.truths[r];
      sum += mProblem.weights[r] * (std::max(x, 0.0) - truth * x + std::log1p(std::exp(-std::abs(x))));
    }
    return sum;
  }

  /// At the steps of the last loss().
  Row gradient(const Row &steps) {
    Row sum(steps.size(), 0.0);
    mBend.resize(mLogits.size());
    for (std::size_t r = 0; r < mLogits.size(); ++r) {
      const double p = sigmoid(mLogits[r]);
      mBend[r] = mProblem.weights[r] * p * (1.0 - p);
      addRow(r, mProblem.weights[r] * (p - mProblem.truths[r]), sum);
    }
    for (std::size_t i = 0; i < sum.size(); ++i)
      sum[i] = steps[i] + mScale[i] * sum[i];
    return sum;
  }

  /// The curvature there, times a direction.
  Row curved(const Row &direction) const {
    Row scaled(direction.size());
    for (std::size_t i = 0; i < scaled.size(); ++i)
      scaled[i] = mScale[i] * direction[i];
    Row sum(direction.size(), 0.0);
    for (std::size_t r = 0; r < mBend.size(); ++r)
      addRow(r, mBend[r] * dotProduct(mProblem.row(r), scaled.data(), scaled.size()), sum);
    for (std::size_t i = 0; i < sum.size(); ++i)
      sum[i] = direction[i] + mScale[i] * sum[i];
    return sum;
  }

private:
  void addRow(std::size_t r, double factor, Row &sum) const {
    const float *row = mProblem.row(r);
    for (std::size_t i = 0; i < sum.size(); ++i)
      sum[i] += factor * static_cast<double>(row[i]);
  }

  const LogisticProblem &mProblem;
  Row mScale;
  Row mLogits;
  Row mBend;
};

/// Conjugate gradients for curvature * way = gradient, as exact as the gradient is small.
Row newtonWay(const Scaled &scaled, const Row &gradient) {
  Row way(gradient.size(), 0.0);
  Row rest = gradient;
  Row direction = rest;
  double length = dot(rest, rest);
  const double start = std::sqrt(length);
  const double enough = start * std::min(0.1, start);
  for (std::size_t i = 0; i < 2 * gradient.size() && std::sqrt(length) > enough; ++i) {
    const auto curved = scaled.curved(direction);
    const double share = length / dot(direction, curved);
    for (std::size_t k = 0; k < way.size(); ++k) {
      way[k] += share * direction[k];
      rest[k] -= share * curved[k];
    }
    const double next = dot(rest, rest);
    for (std::size_t k = 0; k < way.size(); ++k)
      direction[k] = rest[k] + next / length * direction[k];
    length = next;
  }
  return way;
}

/// The curvature of the negative log posterior, lower triangle.
std::vector<double> curvature(const LogisticProblem &problem, const std::vector<double> &coefficients) {
  const auto width = problem.width();
  std::vector<double> matrix(width * width, 0.0);
  for (std::size_t i = 0; i < width; ++i)
    matrix[i * width + i] = problem.priorPrecision[i];
  for (std::size_t r = 0; r < problem.rows(); ++r) {
    const float *row = problem.row(r);
    const double p = sigmoid(problem.logit(r, coefficients));
    const double bend = problem.weights[r] * p * (1.0 - p);
    for (std::size_t i = 0; i < width; ++i) {
      const double factor = bend * static_cast<double>(row[i]);
      double *sums = matrix.data() + i * width;
      for (std::size_t k = 0; k <= i; ++k)
        sums[k] += factor * static_cast<double>(row[k]);
    }
  }
  return matrix;
}

} // namespace

double sigmoid(double logit) {
  return 1.0 / (1.0 + std::exp(-logit));
}

double logit(double probability) {
  return std::log(probability / (1.0 - probability));
}

double LogisticProblem::logit(std::size_t index, const std::vector<double> &coefficients) const {
  return (offsets.empty() ? 0.0 : offsets[index]) + dotProduct(row(index), coefficients.data(), width());
}

std::vector<double> fitLogisticRegression(const LogisticProblem &problem) {
  Scaled scaled(problem);
  Row steps(problem.width(), 0.0);
  double best = scaled.loss(steps);
  double first = -1.0;
  for (int step = 0; step < mostSteps; ++step) {
    const auto gradient = scaled.gradient(steps);
    const double slope = std::sqrt(dot(gradient, gradient));
    first = first < 0.0 ? slope : first;
    if (slope <= accuracy * std::max(1.0, first))
      break;
    const auto way = newtonWay(scaled, gradient);
    // Newton's step may overshoot where the curve is flat: halve it until it helps.
    bool better = false;
    for (double share = 1.0; share > 1e-6 && !better; share /= 2) {
      Row tried = steps;
      for (std::size_t i = 0; i < tried.size(); ++i)
        tried[i] -= share * way[i];
      const double loss = scaled.loss(tried);
      better = loss < best;
      if (better) {
        steps = std::move(tried);
        best = loss;
      }
    }
    if (!better)
      break;
  }
  return scaled.coefficients(steps);
}

LogisticPosterior::LogisticPosterior(const LogisticProblem &problem, const std::vector<double> &coefficients)
    : mWidth(problem.width()), mCurvature(curvature(problem, coefficients), mWidth) {}

double LogisticPosterior::variance(const float *row) const {
  const auto solved = mCurvature.solveLower({row, row + mWidth});
  return dot(solved, solved);
}

} // namespace xemap
