// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/metrics.h"

#include <limits>

#include <gtest/gtest.h>

namespace xemap::eval {
namespace {

const std::vector<float> half{0.5F};

TEST(Metrics, CountsPixelsAtEachThreshold) {
  const ScoreMap map{4, 1, {0.1F, 0.5F, 0.6F, 0.9F}};
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
  const ScoreMap map{3, 1, {std::numeric_limits<float>::quiet_NaN(), 0.9F, 0.1F}};
  const auto counts = countAtThresholds(map, {1, 1, 0}, half);
  EXPECT_EQ(counts.truth, 1);
  EXPECT_DOUBLE_EQ(counts.iou(0), 1.0);
}

TEST(Metrics, SummarizesReferringAndAbsentExpressionsApart) {
  // IoU 1 (2 of 2), IoU 0.5 (1 of 2), an absent one answered with nothing and one that is not.
  const auto perfect = countAtThresholds({2, 1, {0.9F, 0.9F}}, {1, 1}, half);
  const auto partly = countAtThresholds({4, 1, {0.9F, 0.9F, 0.1F, 0.1F}}, {1, 0, 0, 0}, half);
  const auto silent = countAtThresholds({2, 1, {0.1F, 0.2F}}, {0, 0}, half);
  const auto loud = countAtThresholds({2, 1, {0.1F, 0.7F}}, {0, 0}, half);
  const auto summary = summarize({&perfect, &partly, &silent, &loud}, 0);
  EXPECT_EQ(summary.referring, 2U);
  EXPECT_EQ(summary.absent, 2U);
  EXPECT_DOUBLE_EQ(summary.meanIou, 0.75);
  EXPECT_DOUBLE_EQ(summary.overallIou, 3.0 / 4.0);
  EXPECT_DOUBLE_EQ(summary.precisionAt[0], 1.0);
  EXPECT_DOUBLE_EQ(summary.precisionAt[1], 0.5);
  EXPECT_DOUBLE_EQ(summary.precisionAt[4], 0.5);
  EXPECT_DOUBLE_EQ(summary.absentCorrect, 0.5);
}

} // namespace
} // namespace xemap::eval
