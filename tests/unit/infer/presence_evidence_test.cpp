// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/presence_evidence.h"

#include <gtest/gtest.h>

namespace xemap::infer {

TEST(PresenceEvidence, CountsEachCellOnceHoweverTilesOverlap) {
  const Tiling tiling{256, 128, 0};
  const AxisPlan columns(500, axisTiling(500, true, tiling));
  const AxisPlan rows(300, axisTiling(300, false, tiling));
  ASSERT_GT(columns.count() * rows.count(), 2U);
  PresenceEvidence evidence(columns, rows);
  for (std::size_t row = 0; row < rows.count(); ++row)
    for (std::size_t column = 0; column < columns.count(); ++column) {
      std::vector<float> logits;
      for (int y = 0; y < rows.span(row).size / 32; ++y)
        for (int x = 0; x < columns.span(column).size / 32; ++x)
          logits.push_back(
              static_cast<float>((rows.span(row).start / 32 + y) * 16 + columns.span(column).start / 32 + x));
      const std::vector<float> fine(logits.size() * 16 * 16, 0.0F);
      evidence.add(
          row, column, logits.data(), fine.data(),
          std::vector<std::uint8_t>(static_cast<std::size_t>(columns.insidePx(column) * rows.insidePx(row)), 1));
    }
  // 16 x 10 cells numbered from 0.
  EXPECT_EQ(evidence.maximum(), 159.0);
  EXPECT_NEAR(evidence.mean(), 79.5, 1e-9);
}

TEST(PresenceEvidence, LeavesCellsWithoutDataOut) {
  const Tiling tiling{256, 128, 0};
  const AxisPlan columns(70, axisTiling(70, true, tiling));
  const AxisPlan rows(32, axisTiling(32, false, tiling));
  std::vector<std::uint8_t> valid(70 * 32, 0);
  valid[5] = 1;
  valid[69] = 1;
  PresenceEvidence evidence(columns, rows);
  const std::vector<float> logits{-3.0F, 100.0F, -1.0F};
  // Of the 16 x 16 finest cells below each coarse one, a quarter is surely it in the first, all are in the second.
  std::vector<float> fine(3 * 16 * 16, 0.0F);
  for (int y = 0; y < 16; ++y)
    for (int x = 0; x < 32; ++x)
      if (x >= 16 || (x < 8 && y < 8))
        fine[static_cast<std::size_t>(y * 48 + x)] = 1.5F;
  evidence.add(0, 0, logits.data(), fine.data(), valid);
  EXPECT_EQ(evidence.maximum(), -1.0);
  EXPECT_EQ(evidence.mean(), -2.0);
  EXPECT_EQ(evidence.sureShare(), 0.125) << "the second cell has no data";
}

} // namespace xemap::infer
