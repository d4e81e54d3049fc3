// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "xemap/eval/localization_metrics.h"
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

/// Takes the scores away where nothing is known, so that they are not judged. Shape: `unknown` [height,width], not 0
/// there.
void leaveOut(const std::vector<std::uint8_t> &unknown, ScoreMap &map);

/// Area under the precision-recall curve of a map's pixels, whatever their threshold; 0 when nothing is referred to.
///
/// Pixels of one score enter together. Scores that are not finite are left out.
double averagePrecision(const ScoreMap &map, const std::vector<std::uint8_t> &truth);

/// How often what was said to be so likely was so, in bins of equal width.
///
/// Source: expected calibration error, Naeini et al. 2015; Brier 1950.
class Reliability {
public:
  void add(const ScoreMap &map, const std::vector<std::uint8_t> &truth);
  void add(const Reliability &other);

  /// Mean distance, over pixels, between the mean probability of their bin and the share of it that is true.
  double expectedCalibrationError() const;
  /// Mean squared distance between probability and truth.
  double brierScore() const;

private:
  struct Bin {
    double pixels = 0.0;
    double probability = 0.0;
    double truth = 0.0;
  };
  double pixels() const;

  std::array<Bin, 15> mBins{};
  double mSquaredError = 0.0;
};

/// All that is kept of one expression's map.
struct ExpressionFigures {
  ThresholdCounts counts;
  double averagePrecision = 0.0;
  Reliability reliability;                        ///< Empty for methods without probabilities.
  std::optional<double> presence;                 ///< Where the method judges it: that the referent is there at all.
  std::optional<LocalizationScores> localization; ///< Of referents that are there.
  std::optional<double> boundaryF; ///< Of referents that are there, for methods whose threshold is not fitted.
};

/// Of a minimal pair, whether the negated expression, over what it refers to, scores higher than the other.
struct NegationPairs {
  std::size_t judged = 0;
  std::size_t right = 0;
};

/// Figures over expressions at one threshold.
///
/// Source: LAVT/RMSIN evaluation for mIoU, oIoU and P@X; GRES (Liu et al. 2023) for gIoU, N-acc (share of absent
/// referents answered with nothing) and T-acc (share of present referents answered with something).
struct MetricSummary {
  std::size_t referring = 0; ///< Expressions whose referent is present.
  std::size_t absent = 0;
  double meanIou = 0.0;                ///< Over referring expressions.
  double overallIou = 0.0;             ///< Sum of intersections over sum of unions, referring expressions.
  std::array<double, 5> precisionAt{}; ///< Share of referring expressions with IoU >= 0.5, 0.6, 0.7, 0.8, 0.9.
  double averagePrecision = 0.0;       ///< Mean over referring expressions.
  double generalizedIou = 0.0;    ///< gIoU: mean over all expressions, an absent one answered with nothing being 1.
  double absentCorrect = 0.0;     ///< N-acc.
  double referringAnswered = 0.0; ///< T-acc.
  /// Mean of the shares of present and of absent referents that are judged so; where both kinds were judged.
  std::optional<double> presenceAccuracy;
  LocalizationScores localization; ///< Means over referring expressions.
  std::optional<double> boundaryF; ///< Mean over referring expressions; see boundary_metric.h.
  double calibrationError = 0.0;   ///< Of all pixels of all expressions.
  double brierScore = 0.0;
};

MetricSummary summarize(const std::vector<const ExpressionFigures *> &expressions, std::size_t threshold);

} // namespace xemap::eval
