// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/metrics.h"

#include <limits>
#include <optional>

#include <gtest/gtest.h>

namespace xemap::eval {
namespace {

const std::vector<float> half{0.5F};

TEST(Metrics, CountsPixelsAtEachThreshold) {
  const ScoreMap map{4, 1, {0.1F, 0.5F, 0.6F, 0.9F}, {}};
  const auto counts = countAtThresholds(map, {0, 1, 0, 1}, {0.0F, 0.5F, 0.7F, 1.0F});
  EXPECT_EQ(counts.truth, 2);
  EXPECT_EQ(counts.claimed, (std::vector<std::int64_t>{4, 3, 1, 0}));
  EXPECT_EQ(counts.intersection, (std::vector<std::int64_t>{2, 2, 1, 0}));
  EXPECT_DOUBLE_EQ(counts.iou(0), 0.5);
  EXPECT_DOUBLE_EQ(counts.iou(1), 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(counts.iou(2), 0.5);
  EXPECT_DOUBLE_EQ(counts.iou(3), 0.0);
}

TEST(Metrics, LeavesOutPixelsWithoutData) {
  const ScoreMap map{3, 1, {std::numeric_limits<float>::quiet_NaN(), 0.9F, 0.1F}, {}};
  const auto counts = countAtThresholds(map, {1, 1, 0}, half);
  EXPECT_EQ(counts.truth, 1);
  EXPECT_DOUBLE_EQ(counts.iou(0), 1.0);
}

ExpressionFigures figuresOf(const ScoreMap &map, const std::vector<std::uint8_t> &truth,
                            std::optional<double> presence = {}) {
  ExpressionFigures figures{countAtThresholds(map, truth, half), averagePrecision(map, truth), {}, presence};
  figures.reliability.add(map, truth);
  return figures;
}

TEST(Metrics, SummarizesReferringAndAbsentExpressionsApart) {
  // IoU 1 (2 of 2), IoU 0.5 (1 of 2), an absent one answered with nothing and one that is not.
  const auto perfect = figuresOf({2, 1, {0.9F, 0.9F}, {}}, {1, 1});
  const auto partly = figuresOf({4, 1, {0.9F, 0.9F, 0.1F, 0.1F}, {}}, {1, 0, 0, 0});
  const auto silent = figuresOf({2, 1, {0.1F, 0.2F}, {}}, {0, 0});
  const auto loud = figuresOf({2, 1, {0.1F, 0.7F}, {}}, {0, 0});
  const auto summary = summarize({&perfect, &partly, &silent, &loud}, 0);
  EXPECT_EQ(summary.referring, 2U);
  EXPECT_EQ(summary.absent, 2U);
  EXPECT_DOUBLE_EQ(summary.meanIou, 0.75);
  EXPECT_DOUBLE_EQ(summary.overallIou, 3.0 / 4.0);
  EXPECT_DOUBLE_EQ(summary.precisionAt[0], 1.0);
  EXPECT_DOUBLE_EQ(summary.precisionAt[1], 0.5);
  EXPECT_DOUBLE_EQ(summary.precisionAt[4], 0.5);
  EXPECT_DOUBLE_EQ(summary.averagePrecision, 0.75);
  EXPECT_DOUBLE_EQ(summary.absentCorrect, 0.5);
  EXPECT_DOUBLE_EQ(summary.referringAnswered, 1.0);
  EXPECT_DOUBLE_EQ(summary.generalizedIou, (1.0 + 0.5 + 1.0 + 0.0) / 4);
  EXPECT_FALSE(summary.presenceAccuracy);
}

TEST(Metrics, ReferentThatIsNotFoundCountsAgainstTAcc) {
  const auto missed = figuresOf({2, 1, {0.1F, 0.2F}, {}}, {1, 0});
  const auto found = figuresOf({2, 1, {0.6F, 0.2F}, {}}, {1, 0});
  EXPECT_DOUBLE_EQ(summarize({&missed, &found}, 0).referringAnswered, 0.5);
}

TEST(Metrics, PresenceAccuracyWeighsBothKindsAlike) {
  // Of three present referents two are believed in, the absent one is not: (2/3 + 1) / 2.
  const ScoreMap map{1, 1, {0.9F}, {}};
  const auto a = figuresOf(map, {1}, 0.9);
  const auto b = figuresOf(map, {1}, 0.5);
  const auto c = figuresOf(map, {1}, 0.1);
  const auto d = figuresOf(map, {0}, 0.2);
  EXPECT_DOUBLE_EQ(summarize({&a, &b, &c, &d}, 0).presenceAccuracy.value_or(-1.0), (2.0 / 3.0 + 1.0) / 2.0);
  EXPECT_FALSE(summarize({&a, &b}, 0).presenceAccuracy) << "nothing is balanced with one kind alone";
}

TEST(AveragePrecision, IsTheAreaUnderThePrecisionRecallCurve) {
  // True at ranks 1 and 3 of 4: (1/1 + 2/3) / 2.
  EXPECT_DOUBLE_EQ(averagePrecision({4, 1, {0.9F, 0.8F, 0.7F, 0.1F}, {}}, {1, 0, 1, 0}), (1.0 + 2.0 / 3.0) / 2.0);
  EXPECT_DOUBLE_EQ(averagePrecision({2, 1, {0.9F, 0.1F}, {}}, {0, 0}), 0.0);
}

TEST(AveragePrecision, TakesPixelsOfOneScoreTogether) {
  // Neither order of two equal scores may decide.
  EXPECT_DOUBLE_EQ(averagePrecision({2, 1, {0.5F, 0.5F}, {}}, {1, 0}), 0.5);
  EXPECT_DOUBLE_EQ(averagePrecision({2, 1, {0.5F, 0.5F}, {}}, {0, 1}), 0.5);
}

TEST(AveragePrecision, LeavesOutPixelsWithoutData) {
  EXPECT_DOUBLE_EQ(averagePrecision({2, 1, {std::numeric_limits<float>::quiet_NaN(), 0.5F}, {}}, {0, 1}), 1.0);
}

TEST(Reliability, ComparesProbabilitiesWithShares) {
  // Four pixels said to be 0.75 likely, three of them true; two said to be 0.25 likely, both true.
  Reliability reliability;
  reliability.add({4, 1, {0.75F, 0.75F, 0.75F, 0.75F}, {}}, {1, 1, 1, 0});
  EXPECT_DOUBLE_EQ(reliability.expectedCalibrationError(), 0.0);
  EXPECT_DOUBLE_EQ(reliability.brierScore(), (3 * 0.0625 + 0.5625) / 4);
  Reliability other;
  other.add({2, 1, {0.25F, 0.25F}, {}}, {1, 1});
  reliability.add(other);
  EXPECT_DOUBLE_EQ(reliability.expectedCalibrationError(), 2 * 0.75 / 6);
}

TEST(Reliability, HasRoomForCertainty) {
  Reliability reliability;
  reliability.add({3, 1, {0.0F, 1.0F, std::numeric_limits<float>::quiet_NaN()}, {}}, {0, 1, 1});
  EXPECT_DOUBLE_EQ(reliability.expectedCalibrationError(), 0.0);
  EXPECT_DOUBLE_EQ(reliability.brierScore(), 0.0);
  EXPECT_DOUBLE_EQ(Reliability().expectedCalibrationError(), 0.0);
}

} // namespace
} // namespace xemap::eval
