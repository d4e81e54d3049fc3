// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/blender.h"

#include <vector>

#include <gtest/gtest.h>

#include "xemap/model/spec/xemap_net_options.h"

namespace xemap::infer {

namespace {

using model::finestStride;

/// Logits of a tile cut out of one field over the whole grid.
std::vector<float> tileOf(const AxisPlan &columns, const AxisPlan &rows, std::size_t row, std::size_t column) {
  std::vector<float> logits;
  for (int y = 0; y < rows.span(row).size / finestStride; ++y)
    for (int x = 0; x < columns.span(column).size / finestStride; ++x)
      logits.push_back(static_cast<float>((rows.span(row).start / finestStride + y) * 1000 +
                                          columns.span(column).start / finestStride + x));
  return logits;
}

} // namespace

TEST(Blender, TilesOfOneFieldGiveTheField) {
  const Tiling tiling{256, 128, 0};
  const AxisPlan columns(600, axisTiling(600, true, tiling));
  const AxisPlan rows(333, axisTiling(333, false, tiling));
  Blender blender(columns, rows);
  int done = 0;
  for (std::size_t row = 0; row < rows.count(); ++row) {
    for (std::size_t column = 0; column < columns.count(); ++column)
      blender.add(row, column, tileOf(columns, rows, row, column).data());
    const int finished = blender.finish(row);
    for (; done < finished; ++done)
      for (int x = 0; x < columns.fineCells(); ++x)
        ASSERT_NEAR(blender.row(done)[x], done * 1000 + x, 0.05) << done << ", " << x;
    blender.forgetBefore(finished - 1);
  }
  EXPECT_EQ(done, rows.fineCells());
}

TEST(Blender, LeftOutTilesDoNotPullTheirNeighboursToZero) {
  const Tiling tiling{256, 128, 0};
  const AxisPlan columns(600, axisTiling(600, true, tiling));
  const AxisPlan rows(200, axisTiling(200, false, tiling));
  ASSERT_EQ(rows.count(), 1U);
  Blender blender(columns, rows);
  blender.add(0, 0, std::vector<float>(128 * 128, 5.0F).data());
  blender.finish(0);
  EXPECT_FLOAT_EQ(blender.row(10)[0], 5.0F);
  EXPECT_FLOAT_EQ(blender.row(10)[columns.span(1).start / finestStride + 24], 5.0F)
      << "inside the overlap with the missing tile";
  EXPECT_EQ(blender.row(10)[200], 0.0F);
}

} // namespace xemap::infer
