// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/raster_evaluation.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/eval/metrics.h"
#include "xemap/eval/ratio.h"
#include "xemap/raster/reference.h"
#include "xemap/raster/threshold.h"

namespace xemap::eval {

namespace {

constexpr int steps = 1000;
constexpr int stepsPerHundredth = 10;

/// Adds up what rows show, at a thousand thresholds and at the one asked for.
class Tally {
public:
  explicit Tally(float asked) {
    for (int step = 0; step <= steps; ++step)
      mSteps.push_back(static_cast<float>(step) / static_cast<float>(steps));
    mAsked = {asked};
  }

  void add(int width, const float *probability, const raster::Truth *truth) {
    mMap.width = width;
    mMap.height = 1;
    mMap.scores.assign(probability, probability + width);
    mTruth.assign(static_cast<std::size_t>(width), 0);
    for (std::size_t x = 0; x < mTruth.size(); ++x) {
      if (truth[x] == raster::Truth::Unknown)
        mMap.scores[x] = std::numeric_limits<float>::quiet_NaN();
      mTruth[x] = truth[x] == raster::Truth::Referred ? 1 : 0;
      mJudged += std::isfinite(mMap.scores[x]) ? 1 : 0;
    }
    addTo(mAtSteps, countAtThresholds(mMap, mTruth, mSteps));
    addTo(mAtAsked, countAtThresholds(mMap, mTruth, mAsked));
    mReliability.add(mMap, mTruth);
  }

  std::int64_t judged() const { return mJudged; }

  RasterEvaluation evaluation() const {
    RasterEvaluation found;
    found.judged = mJudged;
    found.referred = mAtAsked.truth;
    found.asked = figuresAt(mAtAsked, 0, static_cast<double>(mAsked[0]));
    for (std::size_t step = 0; step < mSteps.size(); step += stepsPerHundredth) {
      const ThresholdFigures figures = figuresAt(mAtSteps, step, static_cast<double>(step) / steps);
      if (step == 0 || figures.iou > found.best.iou)
        found.best = figures;
    }
    const std::int64_t wrong = found.asked.claimed + found.referred - 2 * found.asked.right;
    found.accuracy = 1.0 - ratio(static_cast<double>(wrong), static_cast<double>(mJudged));
    found.averagePrecision = averagePrecisionOfSteps();
    found.brierScore = mReliability.brierScore();
    found.calibrationError = mReliability.expectedCalibrationError();
    return found;
  }

private:
  static void addTo(ThresholdCounts &sum, const ThresholdCounts &counts) {
    sum.intersection.resize(counts.intersection.size());
    sum.claimed.resize(counts.claimed.size());
    for (std::size_t i = 0; i < counts.claimed.size(); ++i) {
      sum.intersection[i] += counts.intersection[i];
      sum.claimed[i] += counts.claimed[i];
    }
    sum.truth += counts.truth;
  }

  static ThresholdFigures figuresAt(const ThresholdCounts &counts, std::size_t index, double threshold) {
    ThresholdFigures figures;
    figures.threshold = threshold;
    figures.claimed = counts.claimed[index];
    figures.right = counts.intersection[index];
    const auto right = static_cast<double>(figures.right);
    figures.iou = counts.iou(index);
    figures.precision = ratio(right, static_cast<double>(figures.claimed));
    figures.recall = ratio(right, static_cast<double>(counts.truth));
    figures.f1 = ratio(2.0 * right, static_cast<double>(figures.claimed + counts.truth));
    return figures;
  }

  /// As averagePrecision, with the pixels between two steps entering together.
  double averagePrecisionOfSteps() const {
    double area = 0.0;
    double found = 0.0;
    for (std::size_t step = mSteps.size(); step > 0; --step) {
      const auto right = static_cast<double>(mAtSteps.intersection[step - 1]);
      area += (right - found) * ratio(right, static_cast<double>(mAtSteps.claimed[step - 1]));
      found = right;
    }
    return ratio(area, static_cast<double>(mAtSteps.truth));
  }

  std::vector<float> mSteps;
  std::vector<float> mAsked;
  ThresholdCounts mAtSteps;
  ThresholdCounts mAtAsked;
  Reliability mReliability;
  std::int64_t mJudged = 0;
  ScoreMap mMap;
  std::vector<std::uint8_t> mTruth;
};

} // namespace

std::optional<RasterEvaluation> evaluateRaster(const RasterComparison &comparison, Feedback &feedback) {
  Tally tally(raster::probabilityLimit(comparison.threshold));
  const bool done = raster::readWithReference(
      comparison.probabilityPath, comparison.referencePath, comparison.scratchPath, comparison.referredValue,
      [&](int width, const float *probability, const raster::Truth *truth) { tally.add(width, probability, truth); },
      feedback);
  if (!done)
    return std::nullopt;
  if (tally.judged() == 0)
    throw Error(ErrorCode::NoData, comparison.referencePath + ": expected a reference for pixels of " +
                                       comparison.probabilityPath + ", found none in common");
  RasterEvaluation found = tally.evaluation();
  found.asked.threshold = comparison.threshold;
  return found;
}

} // namespace xemap::eval
