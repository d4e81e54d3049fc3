// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/logistic_fit.h"

#include <algorithm>
#include <cmath>

namespace xemap::eval {

namespace {

constexpr int mostSteps = 100;
/// Weight of the pull towards the identity, as a share of a sample.
constexpr double pull = 1e-3;

/// Negative log-likelihood, without overflow for scores far out.
double loss(const std::vector<LogisticSample> &samples, const LogisticCurve &curve) {
  double sum = 0.5 * pull * ((curve.slope - 1) * (curve.slope - 1) + curve.intercept * curve.intercept);
  for (const auto &sample : samples) {
    const double x = curve.slope * sample.score + curve.intercept;
    const double against = sample.truth ? -x : x;
    sum += sample.weight * (std::max(against, 0.0) + std::log1p(std::exp(-std::abs(against))));
  }
  return sum;
}

} // namespace

LogisticCurve fitLogistic(const std::vector<LogisticSample> &samples) {
  LogisticCurve curve;
  double best = loss(samples, curve);
  for (int step = 0; step < mostSteps; ++step) {
    double gradientSlope = pull * (curve.slope - 1);
    double gradientIntercept = pull * curve.intercept;
    double a = pull;
    double b = 0.0;
    double c = pull;
    for (const auto &sample : samples) {
      const double p = 1.0 / (1.0 + std::exp(-(curve.slope * sample.score + curve.intercept)));
      const double off = sample.weight * (p - (sample.truth ? 1.0 : 0.0));
      const double curvature = sample.weight * p * (1 - p);
      gradientSlope += off * sample.score;
      gradientIntercept += off;
      a += curvature * sample.score * sample.score;
      b += curvature * sample.score;
      c += curvature;
    }
    const double determinant = a * c - b * b;
    const double stepSlope = (c * gradientSlope - b * gradientIntercept) / determinant;
    const double stepIntercept = (a * gradientIntercept - b * gradientSlope) / determinant;
    // Newton's step may overshoot where the curve is flat: halve it until it helps.
    bool better = false;
    for (double share = 1.0; share > 1e-6 && !better; share /= 2) {
      const LogisticCurve tried{curve.slope - share * stepSlope, curve.intercept - share * stepIntercept};
      const double triedLoss = loss(samples, tried);
      if (triedLoss < best - 1e-12 * std::abs(best)) {
        curve = tried;
        best = triedLoss;
        better = true;
      }
    }
    if (!better)
      break;
  }
  return curve;
}

} // namespace xemap::eval
