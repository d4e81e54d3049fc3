// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "xemap/base/cholesky.h"

namespace xemap {

/// The probability of a logit.
double sigmoid(double logit);

/// The inverse; of a probability between 0 and 1.
double logit(double probability);

/// Rows of inputs whose truth is known, and what is believed of the coefficients before any is seen.
///
/// Shape: inputs [rows,width] row-major; truths (in [0,1]), weights and offsets [rows], the last added to what the
/// coefficients make of a row, empty for none; priorMean and priorPrecision [width], a
/// normal distribution for each coefficient, precisions above 0.
struct LogisticProblem {
  std::vector<float> inputs;
  std::vector<double> truths;
  std::vector<double> weights;
  std::vector<double> offsets;
  std::vector<double> priorMean;
  std::vector<double> priorPrecision;

  std::size_t width() const { return priorMean.size(); }
  std::size_t rows() const { return truths.size(); }
  const float *row(std::size_t index) const { return inputs.data() + index * width(); }
  double logit(std::size_t index, const std::vector<double> &coefficients) const;
};

/// The likeliest coefficients: p = sigmoid(offset + sum of coefficient * input). There is one such vector, whatever the
/// rows.
///
/// Shape: → [width]. Sums are taken in one order on one thread, so that equal problems have equal answers.
/// Source: Newton's method with conjugate gradients (Lin, Weng and Keerthi 2008), steps halved until they help.
std::vector<double> fitLogisticRegression(const LogisticProblem &problem);

/// How unsure the likeliest coefficients leave the logit of a row: the normal distribution around them (Laplace).
class LogisticPosterior {
public:
  /// Of the coefficients that fitLogisticRegression gave. Time: rows * width^2 + width^3.
  LogisticPosterior(const LogisticProblem &problem, const std::vector<double> &coefficients);

  /// The variance of the logit. Shape: row [width]. Time: width^2.
  double variance(const float *row) const;

private:
  std::size_t mWidth;
  Cholesky mCurvature;
};

} // namespace xemap
