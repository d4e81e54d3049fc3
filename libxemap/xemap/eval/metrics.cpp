// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/metrics.h"

#include <algorithm>
#include <cmath>

namespace xemap::eval {

namespace {

double ratio(double numerator, double denominator) {
  return denominator > 0 ? numerator / denominator : 0.0;
}

} // namespace

double ThresholdCounts::iou(std::size_t threshold) const {
  return ratio(static_cast<double>(intersection[threshold]),
               static_cast<double>(claimed[threshold] + truth - intersection[threshold]));
}

ThresholdCounts countAtThresholds(const ScoreMap &map, const std::vector<std::uint8_t> &truth,
                                  const std::vector<float> &thresholds) {
  ThresholdCounts counts{std::vector<std::int64_t>(thresholds.size() + 1),
                         std::vector<std::int64_t>(thresholds.size() + 1), 0};
  for (std::size_t pixel = 0; pixel < map.scores.size(); ++pixel) {
    const float score = map.scores[pixel];
    if (!std::isfinite(score))
      continue;
    const auto reached =
        static_cast<std::size_t>(std::upper_bound(thresholds.begin(), thresholds.end(), score) - thresholds.begin());
    ++counts.claimed[reached];
    if (truth[pixel] != 0) {
      ++counts.intersection[reached];
      ++counts.truth;
    }
  }
  // A pixel that reaches k thresholds is claimed at each of the first k.
  for (auto *values : {&counts.claimed, &counts.intersection}) {
    for (std::size_t i = thresholds.size(); i > 0; --i)
      (*values)[i - 1] += (*values)[i];
    values->erase(values->begin());
  }
  return counts;
}

MetricSummary summarize(const std::vector<const ThresholdCounts *> &expressions, std::size_t threshold) {
  MetricSummary summary;
  double iouSum = 0.0;
  double intersections = 0.0;
  double unions = 0.0;
  std::array<double, 5> reached{};
  double silent = 0.0;
  for (const auto *counts : expressions) {
    if (counts->truth == 0) {
      ++summary.absent;
      silent += counts->claimed[threshold] == 0 ? 1.0 : 0.0;
      continue;
    }
    ++summary.referring;
    const double iou = counts->iou(threshold);
    iouSum += iou;
    intersections += static_cast<double>(counts->intersection[threshold]);
    unions += static_cast<double>(counts->claimed[threshold] + counts->truth - counts->intersection[threshold]);
    for (std::size_t i = 0; i < reached.size(); ++i)
      reached[i] += iou >= 0.5 + 0.1 * static_cast<double>(i) ? 1.0 : 0.0;
  }
  const auto referring = static_cast<double>(summary.referring);
  summary.meanIou = ratio(iouSum, referring);
  summary.overallIou = ratio(intersections, unions);
  for (std::size_t i = 0; i < reached.size(); ++i)
    summary.precisionAt[i] = ratio(reached[i], referring);
  summary.absentCorrect = ratio(silent, static_cast<double>(summary.absent));
  return summary;
}

} // namespace xemap::eval
