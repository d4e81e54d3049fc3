// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace xemap::eval {

/// A share of nothing is none.
inline double ratio(double numerator, double denominator) {
  return denominator > 0 ? numerator / denominator : 0.0;
}

} // namespace xemap::eval
