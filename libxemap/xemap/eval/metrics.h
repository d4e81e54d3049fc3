// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "xemap/eval/map_method.h"

namespace xemap::eval {

/// What one expression scores at each of several thresholds.
struct ThresholdCounts {
  std::vector<std::int64_t> intersection; ///< Per threshold: pixels claimed and true.
  std::vector<std::int64_t> claimed;      ///< Per threshold: pixels claimed.
  std::int64_t truth = 0;                 ///< Pixels true.

  double iou(std::size_t threshold) const;
};

/// Counts, for every threshold (rising), the pixels at or above it. Scores that are not finite are left out.
///
/// Shape: `truth` [height,width] uint8, not 0 where referred.
ThresholdCounts countAtThresholds(const ScoreMap &map, const std::vector<std::uint8_t> &truth,
                                  const std::vector<float> &thresholds);

/// Figures over expressions at one threshold.
///
/// Source: LAVT/RMSIN evaluation for mIoU, oIoU and P@X; GRES (Liu et al. 2023) for N-acc (share of absent referents
/// answered with nothing).
struct MetricSummary {
  std::size_t referring = 0; ///< Expressions whose referent is present.
  std::size_t absent = 0;
  double meanIou = 0.0;                ///< Over referring expressions.
  double overallIou = 0.0;             ///< Sum of intersections over sum of unions, referring expressions.
  std::array<double, 5> precisionAt{}; ///< Share of referring expressions with IoU >= 0.5, 0.6, 0.7, 0.8, 0.9.
  double absentCorrect = 0.0;          ///< N-acc.
};

MetricSummary summarize(const std::vector<const ThresholdCounts *> &expressions, std::size_t threshold);

} // namespace xemap::eval
