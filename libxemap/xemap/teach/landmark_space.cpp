// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/teach/landmark_space.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace xemap::teach {

namespace {

/// Keeps landmarks that are the same apart.
constexpr double jitter = 1e-4;
/// Sums in flight, for processors that add several numbers at once.
constexpr std::size_t lanes = 8;

} // namespace

double likeness(const float *a, const float *b, std::size_t width, std::size_t levels, double reach) {
  std::array<double, lanes> sums{};
  for (std::size_t i = 0; i < width; ++i)
    sums[i % lanes] += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  double sum = 0.0;
  for (const double one : sums)
    sum += one;
  return std::exp((sum / static_cast<double>(levels) - 1.0) / reach);
}

LandmarkSpace::LandmarkSpace(std::vector<float> landmarks, std::size_t width, std::size_t levels, double reach)
    : mLandmarks(std::move(landmarks)), mWidth(width), mLevels(levels), mReach(reach),
      mCount(mLandmarks.size() / width), mFactor(mCount * mCount, 0.0) {
  for (std::size_t i = 0; i < mCount; ++i)
    for (std::size_t k = 0; k <= i; ++k) {
      double rest = likeness(mLandmarks.data() + i * mWidth, mLandmarks.data() + k * mWidth, mWidth, mLevels, mReach) +
                    (i == k ? jitter : 0.0);
      for (std::size_t j = 0; j < k; ++j)
        rest -= mFactor[i * mCount + j] * mFactor[k * mCount + j];
      mFactor[i * mCount + k] = i == k ? std::sqrt(std::max(rest, jitter)) : rest / mFactor[k * mCount + k];
    }
}

void LandmarkSpace::append(const float *cell, std::vector<float> &rows) const {
  std::vector<double> solved(mCount);
  for (std::size_t i = 0; i < mCount; ++i) {
    double rest = likeness(cell, mLandmarks.data() + i * mWidth, mWidth, mLevels, mReach);
    for (std::size_t k = 0; k < i; ++k)
      rest -= mFactor[i * mCount + k] * solved[k];
    solved[i] = rest / mFactor[i * mCount + i];
    rows.push_back(static_cast<float>(solved[i]));
  }
}

std::vector<float> LandmarkSpace::landmarkWeights(const double *plane) const {
  std::vector<double> solved(mCount);
  for (std::size_t i = mCount; i-- > 0;) {
    double rest = plane[i];
    for (std::size_t k = i + 1; k < mCount; ++k)
      rest -= mFactor[k * mCount + i] * solved[k];
    solved[i] = rest / mFactor[i * mCount + i];
  }
  return {solved.begin(), solved.end()};
}

double LandmarkSpace::unexplained(const float *cell, const float *coordinates) const {
  double rest = likeness(cell, cell, mWidth, mLevels, mReach);
  for (std::size_t i = 0; i < mCount; ++i)
    rest -= static_cast<double>(coordinates[i]) * static_cast<double>(coordinates[i]);
  return std::max(0.0, rest);
}

} // namespace xemap::teach
