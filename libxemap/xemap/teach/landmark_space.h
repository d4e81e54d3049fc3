// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "xemap/base/cholesky.h"
#include "xemap/teach/evidence.h"

namespace xemap::teach {

/// How alike cells of one model are.
struct Likeness {
  std::size_t width = 0; ///< Of the features of a cell.
  std::size_t levels = 1;
  double reach = 0.2;     ///< As Landmarks.
  bool hasPlaces = false; ///< Whether a part of it falls off with the distance.

  /// Of the cell at an index to a landmark.
  double to(const Landmarks &landmarks, std::size_t landmark, const Cells &cells, std::size_t index) const;
};

/// The likeness of cells to those landmarks, as the concept that has them has it.
Likeness likenessFor(const Concept &taught, const Landmarks &landmarks);

/// The part of a likeness with places that does not fall off with the distance.
inline constexpr double farShare = 0.5;

/// What a distance leaves of the other part; of two that are square to each other, the product. Units: pixels of the
/// grid.
double nearness(double distance);

/// Coordinates of cells by their likeness to landmarks, in which a concept is a plane.
///
/// Their dot product is the likeness of two cells as far as the landmarks tell. Sums are taken in one order.
class LandmarkSpace {
public:
  /// Of one landmark at least, whose weights do not matter.
  LandmarkSpace(Landmarks landmarks, const Likeness &likeness);

  std::size_t count() const { return mLandmarks.weights.size(); }
  const Landmarks &landmarks() const { return mLandmarks; }

  /// Appends the coordinates of a cell. Shape: → [count].
  void append(const Cells &cells, std::size_t index, std::vector<float> &rows) const;

  /// What a plane in these coordinates weighs the landmarks with. Shape: [count] → [count].
  std::vector<float> landmarkWeights(const double *plane) const;

  /// The likeness of a cell to itself that its coordinates do not hold: how much is left to be shown. Shape:
  /// coordinates [count] as append() gives them.
  double unexplained(const Cells &cells, std::size_t index, const float *coordinates) const;

private:
  std::vector<double> likenesses() const; ///< Of the landmarks to each other. Shape: [count,count].
  std::vector<double> likenessesTo(const Cells &cells, std::size_t index) const;

  Landmarks mLandmarks;
  Likeness mLikeness;
  Cholesky mLikenesses; ///< Of the landmarks to each other.
};

} // namespace xemap::teach
