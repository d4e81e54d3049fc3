// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/mosaic_layout.h"

#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

namespace {

using namespace xemap::data;
using xemap::Random;

constexpr int size = 256;

class MosaicLayoutSeeds : public testing::TestWithParam<int> {
protected:
  Random mRandom{static_cast<std::uint64_t>(GetParam())};
  MosaicLayout mLayout = divideMosaic(size, 60, mRandom);
};

TEST_P(MosaicLayoutSeeds, CellsCoverTheSquareOnceAndKeepTheirSizes) {
  std::vector<int> covered(size * size, 0);
  for (const MosaicCell &cell : mLayout.cells) {
    EXPECT_GE(std::min(cell.width, cell.height), 60);
    EXPECT_LE(std::max(cell.width, cell.height), 120);
    for (int y = cell.y; y < cell.y + cell.height; ++y)
      for (int x = cell.x; x < cell.x + cell.width; ++x)
        ++covered[static_cast<std::size_t>(y * size + x)];
  }
  EXPECT_EQ(std::count(covered.begin(), covered.end(), 1), size * size);
}

TEST_P(MosaicLayoutSeeds, BordersSwayWithinTheirLimit) {
  int moved = 0;
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x) {
      const MosaicCell &cell = mLayout.cells[mLayout.labels[static_cast<std::size_t>(y * size + x)]];
      const int outsideX = std::max(cell.x - x, x - (cell.x + cell.width - 1));
      const int outsideY = std::max(cell.y - y, y - (cell.y + cell.height - 1));
      ASSERT_LE(std::max(outsideX, outsideY), borderSwayPx);
      moved += std::max(outsideX, outsideY) > 0 ? 1 : 0;
    }
  EXPECT_GT(moved, size) << "borders are not straight";
}

TEST_P(MosaicLayoutSeeds, WeightsSumToOneEverywhere) {
  std::vector<float> sums(size * size, 0.0F);
  for (std::size_t cell = 0; cell < mLayout.cells.size(); ++cell) {
    const MosaicCell window = reachOf(mLayout, cell);
    const std::vector<float> weights = cellWeights(mLayout, cell, window);
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const std::size_t x = window.x + i % window.width;
      const std::size_t y = window.y + i / window.width;
      sums[y * size + x] += weights[i];
    }
  }
  for (std::size_t i = 0; i < sums.size(); ++i)
    ASSERT_NEAR(sums[i], 1.0F, 1e-4F) << "column " << i % size << ", row " << i / size;
}

INSTANTIATE_TEST_SUITE_P(Some, MosaicLayoutSeeds, testing::Range(1, 6));

TEST(MosaicLayout, SeedDecidesAll) {
  Random one(7);
  Random same(7);
  Random other(8);
  const MosaicLayout layout = divideMosaic(size, 60, one);
  EXPECT_EQ(layout.labels, divideMosaic(size, 60, same).labels);
  EXPECT_NE(layout.labels, divideMosaic(size, 60, other).labels);
}

TEST(MosaicLayout, SmallSquareIsOneCell) {
  Random random(1);
  EXPECT_EQ(divideMosaic(100, 60, random).cells.size(), 1U);
}

} // namespace
