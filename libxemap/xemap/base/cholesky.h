// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace xemap {

/// Cholesky's factor L of a symmetric, positive definite matrix L L'. Sums are taken in one order on one thread.
class Cholesky {
public:
  /// Shape: matrix [size,size] row by row; its lower triangle is read. What the diagonal is the root of is taken for
  /// `least` where it is smaller, as in matrices that are nearly singular. Time: size^3.
  Cholesky(std::vector<double> matrix, std::size_t size, double least = 0.0);

  /// x of L x = right. Shape: [size] → [size]. Time: size^2.
  std::vector<double> solveLower(std::vector<double> right) const;
  /// x of L' x = right. Shape: [size] → [size]. Time: size^2.
  std::vector<double> solveUpper(std::vector<double> right) const;

private:
  std::size_t mSize;
  std::vector<double> mFactor; ///< Lower triangle, row by row.
};

} // namespace xemap
