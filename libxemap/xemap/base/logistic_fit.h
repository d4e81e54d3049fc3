// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

namespace xemap {

/// Scores, whether what they speak of was true, and how much that counts.
struct LogisticSample {
  std::vector<double> scores;
  bool truth = false;
  double weight = 1.0;
};

/// p = sigmoid(sum of slope * score + intercept).
struct LogisticCurve {
  std::vector<double> slopes;
  double intercept = 0.0;

  double logit(const std::vector<double> &scores) const;
};

/// The curve under which the samples are most likely, pulled a little towards p = sigmoid(first score) so that samples
/// a threshold can part still have one. All samples have as many scores.
///
/// Source: Platt 1999.
LogisticCurve fitLogistic(const std::vector<LogisticSample> &samples);

} // namespace xemap
