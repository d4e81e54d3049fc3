// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/teach/landmark_space.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "xemap/base/dot_product.h"

namespace xemap::teach {

namespace {

/// Keeps landmarks that are the same apart.
constexpr double jitter = 1e-4;

} // namespace

double likeness(const float *a, const float *b, std::size_t width, std::size_t levels, double reach) {
  return std::exp((dotProduct(a, b, width) / static_cast<double>(levels) - 1.0) / reach);
}

LandmarkSpace::LandmarkSpace(std::vector<float> landmarks, std::size_t width, std::size_t levels, double reach)
    : mLandmarks(std::move(landmarks)), mWidth(width), mLevels(levels), mReach(reach),
      mCount(mLandmarks.size() / width), mLikenesses(likenesses(), mCount, jitter) {}

std::vector<double> LandmarkSpace::likenesses() const {
  std::vector<double> matrix;
  for (std::size_t i = 0; i < mCount; ++i) {
    const auto row = likenessesTo(mLandmarks.data() + i * mWidth);
    matrix.insert(matrix.end(), row.begin(), row.end());
    matrix[i * mCount + i] += jitter;
  }
  return matrix;
}

std::vector<double> LandmarkSpace::likenessesTo(const float *cell) const {
  std::vector<double> row(mCount);
  for (std::size_t i = 0; i < mCount; ++i)
    row[i] = likeness(cell, mLandmarks.data() + i * mWidth, mWidth, mLevels, mReach);
  return row;
}

void LandmarkSpace::append(const float *cell, std::vector<float> &rows) const {
  for (const double coordinate : mLikenesses.solveLower(likenessesTo(cell)))
    rows.push_back(static_cast<float>(coordinate));
}

std::vector<float> LandmarkSpace::landmarkWeights(const double *plane) const {
  const auto solved = mLikenesses.solveUpper({plane, plane + mCount});
  return {solved.begin(), solved.end()};
}

double LandmarkSpace::unexplained(const float *cell, const float *coordinates) const {
  double rest = likeness(cell, cell, mWidth, mLevels, mReach);
  for (std::size_t i = 0; i < mCount; ++i)
    rest -= static_cast<double>(coordinates[i]) * static_cast<double>(coordinates[i]);
  return std::max(0.0, rest);
}

} // namespace xemap::teach
