// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/tile_grid.h"

#include <cmath>
#include <limits>

#include "unit/raster/test_raster.h"

namespace xemap::raster {
namespace {

constexpr int longestLength = 3000;

TileGridOptions options(int tile, double overlap, int offset = 0, int alignment = 32) {
  TileGridOptions result;
  result.tileSizePx = tile;
  result.overlap = overlap;
  result.alignmentPx = alignment;
  result.offsetPx = offset;
  return result;
}

const std::vector<TileGridOptions> manyOptions{
    options(1024, 0.25),      options(1024, 0.25, 32), options(1024, 0.25, 736),  options(1024, 0.25, 800),
    options(1024, 0.25, -96), options(512, 0.5),       options(96, 0.5),          options(256, 0.0, 64),
    options(64, 0.01),        options(512, 0.33, 160), options(100, 0.25, 10, 10)};

void expectGoodSpans(int length, const TileGridOptions &grid) {
  SCOPED_TRACE("length " + std::to_string(length) + " tile " + std::to_string(grid.tileSizePx) + " overlap " +
               std::to_string(grid.overlap) + " offset " + std::to_string(grid.offsetPx));
  const auto spans = tileSpans(length, grid);
  ASSERT_FALSE(spans.empty());
  ASSERT_EQ(spans.front().start, 0);
  ASSERT_GE(spans.back().start + spans.back().size, length);
  ASSERT_LT(spans.back().start + spans.back().size - length, grid.alignmentPx);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    ASSERT_EQ(spans[i].start % grid.alignmentPx, 0);
    ASSERT_EQ(spans[i].size % grid.alignmentPx, 0);
    ASSERT_GT(spans[i].size, 0);
    ASSERT_LE(spans[i].size, grid.tileSizePx);
    ASSERT_LT(spans[i].start, length);
    if (i == 0)
      continue;
    ASSERT_GT(spans[i].start, spans[i - 1].start);
    const int overlap = spans[i - 1].start + spans[i - 1].size - spans[i].start;
    ASSERT_GE(overlap, grid.overlap > 0.0 ? grid.alignmentPx : 0);
    ASSERT_GT(spans[i].size, overlap) << "a tile that adds nothing";
    if (i > 1) {
      ASSERT_GE(spans[i].start, spans[i - 2].start + spans[i - 2].size) << "three tiles at one pixel";
    }
  }
}

void expectPartitionOfUnity(int length, const TileGridOptions &grid) {
  const auto spans = tileSpans(length, grid);
  std::vector<double> sum(static_cast<std::size_t>(length));
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const auto weights = blendWeights(spans, i, length);
    ASSERT_EQ(weights.size(), static_cast<std::size_t>(spans[i].size));
    for (int k = 0; k < spans[i].size; ++k) {
      const int x = spans[i].start + k;
      const double weight = weights[static_cast<std::size_t>(k)];
      ASSERT_GE(weight, 0.0);
      ASSERT_LE(weight, 1.0);
      if (x < length) {
        sum[static_cast<std::size_t>(x)] += weight;
      } else {
        ASSERT_EQ(weight, 0.0);
      }
    }
  }
  for (int x = 0; x < length; ++x)
    ASSERT_NEAR(sum[static_cast<std::size_t>(x)], 1.0, 1e-6)
        << "length " << length << " tile " << grid.tileSizePx << " offset " << grid.offsetPx << " pixel " << x;
}

TEST(TileGrid, CoversAlignedForEveryLength) {
  for (const TileGridOptions &grid : manyOptions)
    for (int length = 1; length <= longestLength; ++length) {
      expectGoodSpans(length, grid);
      if (HasFatalFailure())
        return;
    }
}

TEST(TileGrid, WeightsAreAPartitionOfUnity) {
  for (const TileGridOptions &grid : manyOptions)
    for (int length = 1; length <= longestLength; length += length < 70 ? 1 : 37) {
      expectPartitionOfUnity(length, grid);
      if (HasFatalFailure())
        return;
    }
}

TEST(TileGrid, GivesAShortAxisOneTile) {
  const auto spans = tileSpans(700, {});
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_EQ(spans[0].size, 704);
  EXPECT_EQ(tileSpans(1, {})[0].size, 32);
  EXPECT_EQ(tileSpans(1024, {}).size(), 1U);
}

TEST(TileGrid, StartsAtMultiplesOfTheStride) {
  const auto spans = tileSpans(5000, {});
  for (std::size_t i = 0; i < spans.size(); ++i)
    EXPECT_EQ(spans[i].start, static_cast<int>(i) * 768);
  EXPECT_EQ(spans.front().size, 1024);
}

TEST(TileGrid, OffsetMovesEveryInteriorBorder) {
  const auto plain = tileSpans(5000, {});
  const auto moved = tileSpans(5000, options(1024, 0.25, 352));
  for (std::size_t a = 1; a < plain.size(); ++a)
    for (std::size_t b = 1; b < moved.size(); ++b)
      EXPECT_NE(plain[a].start, moved[b].start);
  EXPECT_EQ(moved[0].size, 1024 - 352);
  EXPECT_EQ(moved[1].start, 768 - 352);
}

TEST(TileGrid, WeightsAreHannShaped) {
  const auto spans = tileSpans(1792, {});
  ASSERT_EQ(spans.size(), 2U);
  const auto rise = blendWeights(spans, 1, 1792);
  for (int k = 0; k < 256; ++k)
    EXPECT_NEAR(rise[static_cast<std::size_t>(k)], 0.5 - 0.5 * std::cos(M_PI * (k + 0.5) / 256), 1e-6);
  EXPECT_EQ(rise[256], 1.0F);
  EXPECT_EQ(blendWeights(spans, 0, 1792)[767], 1.0F);
}

TEST(TileGrid, RefusesContradictions) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const TileGridOptions &grid :
       {options(1000, 0.25), options(0, 0.25), options(-32, 0.25), options(1024, 0.6), options(1024, -0.1),
        options(1024, nan), options(1024, 0.25, 10), options(1024, 0.25, 0, 0), options(32, 0.25)})
    EXPECT_EQ(test::errorOf([&] { tileSpans(5000, grid); }).code(), ErrorCode::InvalidArgument);
  EXPECT_EQ(test::errorOf([&] { tileSpans(0, {}); }).code(), ErrorCode::InvalidArgument);
}

} // namespace
} // namespace xemap::raster
