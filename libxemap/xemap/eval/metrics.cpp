// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "xemap/eval/ratio.h"

namespace xemap::eval {

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

void leaveOut(const std::vector<std::uint8_t> &unknown, ScoreMap &map) {
  for (std::size_t i = 0; i < unknown.size(); ++i)
    if (unknown[i] != 0)
      map.scores[i] = std::numeric_limits<float>::quiet_NaN();
}

double averagePrecision(const ScoreMap &map, const std::vector<std::uint8_t> &truth) {
  std::vector<std::pair<float, bool>> ranked;
  ranked.reserve(map.scores.size());
  double referred = 0.0;
  for (std::size_t pixel = 0; pixel < map.scores.size(); ++pixel)
    if (std::isfinite(map.scores[pixel])) {
      ranked.emplace_back(map.scores[pixel], truth[pixel] != 0);
      referred += truth[pixel] != 0 ? 1.0 : 0.0;
    }
  std::sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
  double area = 0.0;
  double found = 0.0;
  for (std::size_t i = 0; i < ranked.size();) {
    const double before = found;
    const float score = ranked[i].first;
    for (; i < ranked.size() && ranked[i].first == score; ++i)
      found += ranked[i].second ? 1.0 : 0.0;
    area += (found - before) * found / static_cast<double>(i);
  }
  return ratio(area, referred);
}

void Reliability::add(const ScoreMap &map, const std::vector<std::uint8_t> &truth) {
  for (std::size_t pixel = 0; pixel < map.scores.size(); ++pixel) {
    const double probability = map.scores[pixel];
    if (!std::isfinite(probability))
      continue;
    const double answer = truth[pixel] != 0 ? 1.0 : 0.0;
    const auto bin = std::min(mBins.size() - 1, static_cast<std::size_t>(std::max(0.0, probability) * mBins.size()));
    mBins[bin].pixels += 1.0;
    mBins[bin].probability += probability;
    mBins[bin].truth += answer;
    mSquaredError += (probability - answer) * (probability - answer);
  }
}

void Reliability::add(const Reliability &other) {
  for (std::size_t bin = 0; bin < mBins.size(); ++bin) {
    mBins[bin].pixels += other.mBins[bin].pixels;
    mBins[bin].probability += other.mBins[bin].probability;
    mBins[bin].truth += other.mBins[bin].truth;
  }
  mSquaredError += other.mSquaredError;
}

double Reliability::pixels() const {
  return std::accumulate(mBins.begin(), mBins.end(), 0.0, [](double sum, const Bin &bin) { return sum + bin.pixels; });
}

double Reliability::expectedCalibrationError() const {
  const double distance = std::accumulate(mBins.begin(), mBins.end(), 0.0, [](double sum, const Bin &bin) {
    return sum + std::abs(bin.probability - bin.truth);
  });
  return ratio(distance, pixels());
}

double Reliability::brierScore() const {
  return ratio(mSquaredError, pixels());
}

MetricSummary summarize(const std::vector<const ExpressionFigures *> &expressions, std::size_t threshold) {
  MetricSummary summary;
  double iouSum = 0.0;
  double precisionSum = 0.0;
  double intersections = 0.0;
  double unions = 0.0;
  std::array<double, 5> reached{};
  double silent = 0.0;
  double answered = 0.0;
  // Present and absent referents that were judged, and those judged rightly.
  std::array<double, 2> judged{};
  std::array<double, 2> rightly{};
  Reliability reliability;
  double outlines = 0.0;
  double judgedOutlines = 0.0;
  for (const auto *figures : expressions) {
    const auto &counts = figures->counts;
    const bool claimed = counts.claimed[threshold] > 0;
    const bool present = counts.truth > 0;
    reliability.add(figures->reliability);
    if (figures->presence) {
      judged[present ? 0 : 1] += 1.0;
      rightly[present ? 0 : 1] += (*figures->presence >= 0.5) == present ? 1.0 : 0.0;
    }
    if (!present) {
      ++summary.absent;
      silent += claimed ? 0.0 : 1.0;
      continue;
    }
    ++summary.referring;
    const double iou = counts.iou(threshold);
    iouSum += iou;
    precisionSum += figures->averagePrecision;
    answered += claimed ? 1.0 : 0.0;
    intersections += static_cast<double>(counts.intersection[threshold]);
    unions += static_cast<double>(counts.claimed[threshold] + counts.truth - counts.intersection[threshold]);
    if (figures->localization) {
      summary.localization.significance += figures->localization->significance;
      summary.localization.offset += figures->localization->offset;
      summary.localization.discreteness += figures->localization->discreteness;
      summary.localization.indicator += figures->localization->indicator;
    }
    if (figures->boundaryF) {
      outlines += *figures->boundaryF;
      judgedOutlines += 1.0;
    }
    for (std::size_t i = 0; i < reached.size(); ++i)
      reached[i] += iou >= 0.5 + 0.1 * static_cast<double>(i) ? 1.0 : 0.0;
  }
  const auto referring = static_cast<double>(summary.referring);
  const auto absent = static_cast<double>(summary.absent);
  summary.meanIou = ratio(iouSum, referring);
  auto &localization = summary.localization;
  for (auto *score :
       {&localization.significance, &localization.offset, &localization.discreteness, &localization.indicator})
    *score = ratio(*score, referring);
  if (judgedOutlines > 0)
    summary.boundaryF = outlines / judgedOutlines;
  summary.overallIou = ratio(intersections, unions);
  summary.averagePrecision = ratio(precisionSum, referring);
  summary.generalizedIou = ratio(iouSum + silent, referring + absent);
  summary.referringAnswered = ratio(answered, referring);
  for (std::size_t i = 0; i < reached.size(); ++i)
    summary.precisionAt[i] = ratio(reached[i], referring);
  summary.absentCorrect = ratio(silent, absent);
  if (judged[0] > 0 && judged[1] > 0)
    summary.presenceAccuracy = 0.5 * (rightly[0] / judged[0] + rightly[1] / judged[1]);
  summary.calibrationError = reliability.expectedCalibrationError();
  summary.brierScore = reliability.brierScore();
  return summary;
}

} // namespace xemap::eval
