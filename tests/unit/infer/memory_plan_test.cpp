// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/memory_plan.h"

#include "unit/raster/test_raster.h"

namespace xemap::infer {

namespace {

const Tiling standardTiling{1536, 256, 0};
const Footprint network{std::size_t{280} << 20U, 190};

} // namespace

TEST(MemoryPlan, LeavesTilesAloneThatFit) {
  EXPECT_EQ(fitToMemory(standardTiling, 0, network, 4, 1, 1'000'000).tileSizePx, 1536);
  EXPECT_EQ(fitToMemory(standardTiling, std::size_t{2} << 30U, network, 2, 1, 20'000).tileSizePx, 1536);
}

TEST(MemoryPlan, TakesTheLargestTilesThatFit) {
  const std::size_t limit = std::size_t{600} << 20U;
  const int side = fitToMemory(standardTiling, limit, network, 2, 1, 20'000).tileSizePx;
  EXPECT_LT(side, 1536);
  EXPECT_EQ(side % 32, 0);
  EXPECT_LE(estimatedPeakBytes(network, side, 2, 1, 20'000), limit);
  EXPECT_GT(estimatedPeakBytes(network, side + 32, 2, 1, 20'000), limit);
}

TEST(MemoryPlan, RefusesWhatTheSmallestTilesDoNotKeep) {
  const auto error = test::errorOf([] { fitToMemory(standardTiling, std::size_t{200} << 20U, network, 2, 1, 20'000); });
  EXPECT_EQ(error.code(), ErrorCode::OutOfMemory);
}

TEST(MemoryPlan, CountsWhatTheNetworkTakes) {
  const Footprint larger{std::size_t{1500} << 20U, 120};
  EXPECT_EQ(fitToMemory(standardTiling, std::size_t{2} << 30U, network, 2, 1, 20'000).tileSizePx, 1536);
  EXPECT_LT(fitToMemory(standardTiling, std::size_t{2} << 30U, larger, 2, 1, 20'000).tileSizePx, 1536);
}

} // namespace xemap::infer
