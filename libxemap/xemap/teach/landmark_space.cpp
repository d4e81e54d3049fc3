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
/// How far what was shown is heard more than elsewhere. Units: pixels of the grid.
constexpr double nearDeviationPx = 100.0;

double alike(const Likeness &likeness, const float *a, const float *b) {
  return std::exp((dotProduct(a, b, likeness.width) / static_cast<double>(likeness.levels) - 1.0) / likeness.reach);
}

} // namespace

double Likeness::to(const Landmarks &landmarks, std::size_t landmark, const Cells &cells, std::size_t index) const {
  const double features =
      alike(*this, cells.features.data() + index * width, landmarks.features.data() + landmark * width);
  if (!hasPlaces)
    return features;
  const auto &from = landmarks.places[landmark];
  const auto &at = cells.places[index];
  return features * (farShare + (1.0 - farShare) * nearness(std::hypot(from.x - at.x, from.y - at.y)));
}

Likeness likenessFor(const Concept &taught, const Landmarks &landmarks) {
  return {taught.width(), taught.widths.size(), landmarks.reach, !landmarks.places.empty()};
}

double nearness(double distance) {
  return std::exp(-distance * distance / (2.0 * nearDeviationPx * nearDeviationPx));
}

LandmarkSpace::LandmarkSpace(Landmarks landmarks, const Likeness &likeness)
    : mLandmarks(std::move(landmarks)), mLikeness(likeness), mLikenesses(likenesses(), count(), jitter) {}

std::vector<double> LandmarkSpace::likenesses() const {
  const Cells cells{mLandmarks.features, mLandmarks.weights, mLandmarks.places};
  std::vector<double> matrix;
  for (std::size_t i = 0; i < count(); ++i) {
    const auto row = likenessesTo(cells, i);
    matrix.insert(matrix.end(), row.begin(), row.end());
    matrix[i * count() + i] += jitter;
  }
  return matrix;
}

std::vector<double> LandmarkSpace::likenessesTo(const Cells &cells, std::size_t index) const {
  std::vector<double> row(count());
  for (std::size_t i = 0; i < count(); ++i)
    row[i] = mLikeness.to(mLandmarks, i, cells, index);
  return row;
}

void LandmarkSpace::append(const Cells &cells, std::size_t index, std::vector<float> &rows) const {
  for (const double coordinate : mLikenesses.solveLower(likenessesTo(cells, index)))
    rows.push_back(static_cast<float>(coordinate));
}

std::vector<float> LandmarkSpace::landmarkWeights(const double *plane) const {
  const auto solved = mLikenesses.solveUpper({plane, plane + count()});
  return {solved.begin(), solved.end()};
}

double LandmarkSpace::unexplained(const Cells &cells, std::size_t index, const float *coordinates) const {
  const float *cell = cells.features.data() + index * mLikeness.width;
  double rest = alike(mLikeness, cell, cell);
  for (std::size_t i = 0; i < count(); ++i)
    rest -= static_cast<double>(coordinates[i]) * static_cast<double>(coordinates[i]);
  return std::max(0.0, rest);
}

} // namespace xemap::teach
