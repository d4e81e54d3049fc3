// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/tile_plan.h"

#include <numeric>

#include <gtest/gtest.h>

#include "xemap/model/spec/xemap_net_options.h"

namespace xemap::infer {

namespace {

const Tiling standard{1536, 256, 0};

} // namespace

TEST(TilePlan, WeightsAddUpToOneEverywhere) {
  for (const int length : {1, 33, 767, 769, 1000, 1537, 2816, 5000, 20000})
    for (const int offset : {0, 32, 480, -96}) {
      const AxisPlan plan(length, axisTiling(length, true, {1536, 256, offset}));
      std::vector<float> sums(static_cast<std::size_t>(plan.fineCells()), 0.0F);
      for (std::size_t i = 0; i < plan.count(); ++i) {
        const auto weights = plan.fineWeights(i);
        ASSERT_EQ(static_cast<int>(weights.size()) * model::finestStride, plan.span(i).size);
        for (std::size_t cell = 0; cell < weights.size(); ++cell) {
          const auto at = static_cast<std::size_t>(plan.span(i).start / model::finestStride) + cell;
          if (at < sums.size())
            sums[at] += weights[cell];
        }
      }
      for (const float sum : sums)
        ASSERT_NEAR(sum, 1.0F, 1e-6F) << length << " px, offset " << offset;
    }
}

TEST(TilePlan, GivesNoWeightNextToInteriorBorders) {
  const AxisPlan plan(4000, axisTiling(4000, true, standard));
  ASSERT_GT(plan.count(), 2U);
  const auto first = plan.fineWeights(0);
  const auto second = plan.fineWeights(1);
  EXPECT_EQ(first.front(), 1.0F);
  EXPECT_EQ(first.back(), 0.0F);
  EXPECT_EQ(second.front(), 0.0F);
  EXPECT_EQ(second[41], 0.0F) << "a third of 256 pixels";
  EXPECT_GT(second[42], 0.0F);
}

TEST(TilePlan, EveryCoarseCellHasOneOwner) {
  for (const int length : {40, 1000, 3333, 20000}) {
    const AxisPlan plan(length, axisTiling(length, true, {1536, 256, 96}));
    int next = 0;
    for (std::size_t i = 0; i < plan.count(); ++i) {
      const auto own = plan.ownCoarseCells(i);
      EXPECT_EQ(own.start, next);
      EXPECT_GE(own.start * 32, plan.span(i).start);
      EXPECT_LE((own.start + own.size) * 32, plan.span(i).start + plan.span(i).size);
      next = own.start + own.size;
    }
    EXPECT_EQ(next, (length + 31) / 32);
  }
}

TEST(TilePlan, TilesAreOfAboutTheSameSize) {
  for (int length = 769; length < 9000; length += 101) {
    const auto options = axisTiling(length, true, standard);
    EXPECT_LE(options.tileSizePx, 1536);
    const AxisPlan plan(length, options);
    const auto &last = plan.span(plan.count() - 1);
    EXPECT_GE(last.size, options.tileSizePx - static_cast<int>(plan.count()) * 32 - 32) << length;
  }
}

TEST(TilePlan, OnlyTheLongerAxisIsSplitForSharing) {
  EXPECT_EQ(AxisPlan(1000, axisTiling(1000, true, standard)).count(), 2U);
  EXPECT_EQ(AxisPlan(1000, axisTiling(1000, false, standard)).count(), 1U);
  EXPECT_EQ(AxisPlan(768, axisTiling(768, true, standard)).count(), 1U);
}

TEST(TilePlan, FinishesRowsInOrder) {
  const AxisPlan plan(5001, axisTiling(5001, true, standard));
  int before = 0;
  for (std::size_t i = 0; i < plan.count(); ++i) {
    EXPECT_GT(plan.finishedFineCells(i), before);
    before = plan.finishedFineCells(i);
  }
  EXPECT_EQ(before, (5001 + 1) / 2);
}

} // namespace xemap::infer
