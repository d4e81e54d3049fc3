// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/feature_cache.h"

#include <gtest/gtest.h>
#include <torch/nn.h>

namespace xemap::infer {

namespace {

constexpr std::size_t tileBytes = 1000;

std::shared_ptr<TileFeatures> aTile() {
  auto tile = std::make_shared<TileFeatures>();
  tile->valid.resize(tileBytes - 6 * 4);
  tile->image.assign(6, torch::zeros({1}));
  return tile;
}

std::shared_ptr<ExtentFeatures> anExtent() {
  auto extent = std::make_shared<ExtentFeatures>();
  extent->context.overview = {torch::zeros({25})};
  return extent;
}

} // namespace

TEST(FeatureCache, GivesBackWhatItWasGiven) {
  FeatureCache cache(10 * tileBytes);
  EXPECT_EQ(cache.findExtent("a"), nullptr);
  const auto extent = anExtent();
  const auto tile = aTile();
  cache.insertExtent("a", extent);
  cache.insertTile("a", 3, tile);
  EXPECT_EQ(cache.findExtent("a"), extent);
  EXPECT_EQ(cache.findTile("a", 3), tile);
  EXPECT_EQ(cache.findTile("a", 2), nullptr);
  EXPECT_EQ(cache.findTile("b", 3), nullptr);
  EXPECT_EQ(cache.bytes(), tileBytes + 100);
}

TEST(FeatureCache, ForgetsTheExtentUsedLongestAgo) {
  FeatureCache cache(3 * tileBytes);
  for (const char *key : {"a", "b"}) {
    cache.insertExtent(key, anExtent());
    cache.insertTile(key, 0, aTile());
  }
  cache.findExtent("a");
  cache.insertExtent("c", anExtent());
  cache.insertTile("c", 0, aTile());
  EXPECT_NE(cache.findExtent("a"), nullptr);
  EXPECT_EQ(cache.findExtent("b"), nullptr);
  EXPECT_NE(cache.findTile("c", 0), nullptr);
  EXPECT_LE(cache.bytes(), 3 * tileBytes);
}

TEST(FeatureCache, ExtentThatIsTooLargeKeepsItsFirstTiles) {
  FeatureCache cache(3 * tileBytes);
  cache.insertExtent("a", anExtent());
  for (std::size_t i = 0; i < 9; ++i)
    cache.insertTile("a", i, aTile());
  EXPECT_NE(cache.findTile("a", 0), nullptr);
  EXPECT_NE(cache.findTile("a", 1), nullptr);
  EXPECT_EQ(cache.findTile("a", 2), nullptr);
  EXPECT_LE(cache.bytes(), 3 * tileBytes);
}

TEST(FeatureCache, KeepsNothingWithoutRoom) {
  FeatureCache cache(0);
  cache.insertExtent("a", anExtent());
  cache.insertTile("a", 0, aTile());
  EXPECT_EQ(cache.findExtent("a"), nullptr);
  EXPECT_EQ(cache.findTile("a", 0), nullptr);
  EXPECT_EQ(cache.bytes(), 0U);
}

TEST(FeatureCache, CountsATileOnce) {
  FeatureCache cache(10 * tileBytes);
  cache.insertExtent("a", anExtent());
  cache.insertTile("a", 0, aTile());
  cache.insertTile("a", 0, aTile());
  EXPECT_EQ(cache.bytes(), tileBytes + 100);
}

} // namespace xemap::infer
