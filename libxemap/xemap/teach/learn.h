// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "xemap/base/logistic_regression.h"
#include "xemap/teach/concept.h"
#include "xemap/teach/evidence.h"
#include "xemap/teach/landmark_space.h"

namespace xemap::teach {

/// A concept without examples: what the words say, if there are any.
Concept untaught(const std::vector<std::size_t> &widths);

/// What examples taught, and how unsure it leaves the answer where nothing like them was shown.
class Lesson {
public:
  /// What examples on one or more extents make of what was believed before: a concept taught elsewhere, or untaught().
  ///
  /// Every example has the same say, however large it is. Around the examples the map is held to what was believed
  /// before (without words and without a concept: to absence), with the say of a few of them. Counts of examples and
  /// extents are added to those of `before`; its other fields are kept. Equal evidence gives equal concepts.
  /// Throws: InvalidArgument without examples, or when widths differ.
  /// Source: kernel logistic regression over landmarks (Nyström), Zhu and Hastie 2005, by Newton's method.
  Lesson(const Concept &before, const std::vector<Evidence> &seen);

  /// What is to be kept: it depends on no place.
  const Concept &learned() const { return mKept; }
  /// For the extents at hand: what lies near an example follows it more.
  const Concept &here() const { return mHere; }

  /// How unsure it leaves cells: the variance of their probability. Shape: → [cells].
  std::vector<double> doubts(const Cells &cells) const;

private:
  Concept mKept;
  Concept mHere;
  std::shared_ptr<const LandmarkSpace> mSpace; ///< Of the new landmarks, here.
  std::shared_ptr<const LogisticPosterior> mPosterior;
};

/// The logits a concept gives cells. Shape: → [cells].
std::vector<double> logitsOf(const Concept &taught, const Cells &cells);

} // namespace xemap::teach
