// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "xemap/base/cholesky.h"

namespace xemap::teach {

/// Coordinates of cells by their likeness to landmarks, in which a concept is a plane.
///
/// Their dot product is the likeness of two cells as far as the landmarks tell. Sums are taken in one order.
class LandmarkSpace {
public:
  /// Shape: landmarks [count,width], one at least.
  LandmarkSpace(std::vector<float> landmarks, std::size_t width, std::size_t levels, double reach);

  std::size_t count() const { return mCount; }
  const std::vector<float> &landmarks() const { return mLandmarks; }

  /// Appends the coordinates of a cell. Shape: cell [width] → [count].
  void append(const float *cell, std::vector<float> &rows) const;

  /// What a plane in these coordinates weighs the landmarks with. Shape: [count] → [count].
  std::vector<float> landmarkWeights(const double *plane) const;

  /// The likeness of a cell to itself that its coordinates do not hold: how much is left to be shown. Shape: cell
  /// [width]; coordinates [count] as append() gives them.
  double unexplained(const float *cell, const float *coordinates) const;

private:
  std::vector<double> likenesses() const; ///< Of the landmarks to each other. Shape: [count,count].
  std::vector<double> likenessesTo(const float *cell) const;

  std::vector<float> mLandmarks;
  std::size_t mWidth;
  std::size_t mLevels;
  double mReach;
  std::size_t mCount;
  Cholesky mLikenesses; ///< Of the landmarks to each other.
};

/// How alike two cells are: exp((mean cosine of the levels - 1) / reach). Shape: both [width].
double likeness(const float *a, const float *b, std::size_t width, std::size_t levels, double reach);

} // namespace xemap::teach
