// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

namespace xemap::eval {

/// A score, whether what it speaks of was true, and how much that counts.
struct LogisticSample {
  double score = 0.0;
  bool truth = false;
  double weight = 1.0;
};

/// p = sigmoid(slope * score + intercept).
struct LogisticCurve {
  double slope = 1.0;
  double intercept = 0.0;
};

/// The curve under which the samples are most likely, pulled a little towards p = sigmoid(score) so that samples a
/// threshold can part still have one.
///
/// Source: Platt 1999, by Newton's method.
LogisticCurve fitLogistic(const std::vector<LogisticSample> &samples);

} // namespace xemap::eval
