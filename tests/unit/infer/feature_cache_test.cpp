// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/feature_cache.h"

#include <functional>

#include <gtest/gtest.h>
#include <torch/nn.h>

namespace xemap::infer {

namespace {

constexpr std::size_t tileBytes = 1000;

std::shared_ptr<TileFeatures> aTile() {
  auto tile = std::make_shared<TileFeatures>();
  tile->valid.resize(tileBytes - 6 * 4);
  tile->image.tokens = torch::zeros({2});
  tile->image.levels[3] = torch::zeros({1});
  tile->image.lengths[0] = torch::zeros({1});
  tile->image.competitors.shares = torch::zeros({2});
  return tile;
}

std::shared_ptr<ExtentFeatures> anExtent() {
  auto extent = std::make_shared<ExtentFeatures>();
  extent->context.tokens = torch::zeros({25});
  return extent;
}

ExtentKey keyOf(const std::string &source) {
  return {"model", "cpu", source, {0.0, 0.0, 100.0, 50.0}, 100, 50};
}

/// 120 bytes of answer.
Answer anAnswer(float logit) {
  return {torch::full({1, 4, 6}, logit), torch::full({1, 2, 3}, logit)};
}

/// One of tiles that lie beside each other.
TileKey tileAt(int column) {
  return {column * 32, 0, 64, 64};
}

} // namespace

TEST(FeatureCache, GivesBackWhatItWasGiven) {
  FeatureCache cache(10 * tileBytes);
  EXPECT_EQ(cache.findExtent(keyOf("a")), nullptr);
  const auto extent = anExtent();
  const auto tile = aTile();
  cache.insertExtent(keyOf("a"), extent);
  cache.insertTile(keyOf("a"), tileAt(3), tile);
  EXPECT_EQ(cache.findExtent(keyOf("a")), extent);
  EXPECT_EQ(cache.findTile(keyOf("a"), tileAt(3)), tile);
  EXPECT_EQ(cache.findTile(keyOf("a"), tileAt(2)), nullptr);
  EXPECT_EQ(cache.findTile(keyOf("b"), tileAt(3)), nullptr);
  EXPECT_EQ(cache.bytes(), tileBytes + 100);
}

TEST(FeatureCache, TellsApartAllThatFeaturesDependOn) {
  FeatureCache cache(10 * tileBytes);
  const auto key = keyOf("a");
  cache.insertExtent(key, anExtent());
  cache.insertTile(key, tileAt(0), aTile());
  const auto expectUnknown = [&](const char *what, const std::function<void(ExtentKey &)> &change) {
    auto other = key;
    change(other);
    EXPECT_EQ(cache.findExtent(other), nullptr) << what;
    EXPECT_EQ(cache.findTile(other, tileAt(0)), nullptr) << what;
  };
  expectUnknown("model", [](ExtentKey &other) { other.identity = "another"; });
  expectUnknown("device", [](ExtentKey &other) { other.device = "cuda:0"; });
  expectUnknown("window", [](ExtentKey &other) { other.window.x = 0.5; });
  expectUnknown("resolution", [](ExtentKey &other) { other.width = 101; });
  for (const auto &tile :
       {TileKey{32, 0, 64, 64}, TileKey{0, 32, 64, 64}, TileKey{0, 0, 96, 64}, TileKey{0, 0, 64, 96}})
    EXPECT_EQ(cache.findTile(key, tile), nullptr) << "another tiling";
  EXPECT_NE(cache.findTile(key, tileAt(0)), nullptr);
}

TEST(FeatureCache, ForgetsTheExtentUsedLongestAgo) {
  FeatureCache cache(3 * tileBytes);
  for (const char *key : {"a", "b"}) {
    cache.insertExtent(keyOf(key), anExtent());
    cache.insertTile(keyOf(key), tileAt(0), aTile());
  }
  cache.findExtent(keyOf("a"));
  cache.insertExtent(keyOf("c"), anExtent());
  cache.insertTile(keyOf("c"), tileAt(0), aTile());
  EXPECT_NE(cache.findExtent(keyOf("a")), nullptr);
  EXPECT_EQ(cache.findExtent(keyOf("b")), nullptr);
  EXPECT_NE(cache.findTile(keyOf("c"), tileAt(0)), nullptr);
  EXPECT_LE(cache.bytes(), 3 * tileBytes);
}

TEST(FeatureCache, ExtentThatIsTooLargeKeepsItsFirstTiles) {
  FeatureCache cache(3 * tileBytes);
  cache.insertExtent(keyOf("a"), anExtent());
  for (int i = 0; i < 9; ++i)
    cache.insertTile(keyOf("a"), tileAt(i), aTile());
  EXPECT_NE(cache.findTile(keyOf("a"), tileAt(0)), nullptr);
  EXPECT_NE(cache.findTile(keyOf("a"), tileAt(1)), nullptr);
  EXPECT_EQ(cache.findTile(keyOf("a"), tileAt(2)), nullptr);
  EXPECT_LE(cache.bytes(), 3 * tileBytes);
}

TEST(FeatureCache, KeepsNothingWithoutRoom) {
  FeatureCache cache(0);
  cache.insertExtent(keyOf("a"), anExtent());
  cache.insertTile(keyOf("a"), tileAt(0), aTile());
  EXPECT_EQ(cache.findExtent(keyOf("a")), nullptr);
  EXPECT_EQ(cache.findTile(keyOf("a"), tileAt(0)), nullptr);
  EXPECT_EQ(cache.bytes(), 0U);
}

TEST(FeatureCache, KeepsWhatTheWordsLastAskedSaid) {
  FeatureCache cache(10 * tileBytes);
  cache.insertAnswer(keyOf("a"), tileAt(0), "river", anAnswer(1.0F));
  EXPECT_FALSE(cache.findAnswer(keyOf("a"), tileAt(0), "river")) << "nothing is known of the extent";
  cache.insertExtent(keyOf("a"), anExtent());
  cache.insertAnswer(keyOf("a"), tileAt(0), "river", anAnswer(1.0F));
  cache.insertAnswer(keyOf("a"), tileAt(0), "river", anAnswer(2.0F));
  cache.insertAnswer(keyOf("a"), tileAt(0), "lake", anAnswer(3.0F));
  cache.insertAnswer(keyOf("a"), tileAt(1), "lake", anAnswer(4.0F));
  const auto river = cache.findAnswer(keyOf("a"), tileAt(0), "river");
  ASSERT_TRUE(river);
  EXPECT_EQ(river->logits.max().item<float>(), 1.0F);
  EXPECT_EQ(river->coarseLogits.sizes(), (std::vector<int64_t>{1, 2, 3}));
  EXPECT_FALSE(cache.findAnswer(keyOf("a"), tileAt(1), "river"));
  EXPECT_FALSE(cache.findAnswer(keyOf("b"), tileAt(0), "river"));
  EXPECT_EQ(cache.bytes(), 100U + 3 * 120U);
  cache.keepAnswersTo(keyOf("a"), {"river", "bridge"});
  EXPECT_FALSE(cache.findAnswer(keyOf("a"), tileAt(0), "lake"));
  EXPECT_TRUE(cache.findAnswer(keyOf("a"), tileAt(0), "river"));
  EXPECT_EQ(cache.bytes(), 100U + 120U);
}

TEST(FeatureCache, AnswersFindNoRoomInAnExtentThatIsFull) {
  FeatureCache cache(tileBytes + 150);
  cache.insertExtent(keyOf("a"), anExtent());
  cache.insertTile(keyOf("a"), tileAt(0), aTile());
  cache.insertAnswer(keyOf("a"), tileAt(0), "river", anAnswer(1.0F));
  EXPECT_FALSE(cache.findAnswer(keyOf("a"), tileAt(0), "river"));
  EXPECT_NE(cache.findTile(keyOf("a"), tileAt(0)), nullptr);
  EXPECT_EQ(cache.bytes(), tileBytes + 100U);
}

TEST(FeatureCache, CountsATileOnce) {
  FeatureCache cache(10 * tileBytes);
  cache.insertExtent(keyOf("a"), anExtent());
  cache.insertTile(keyOf("a"), tileAt(0), aTile());
  cache.insertTile(keyOf("a"), tileAt(0), aTile());
  EXPECT_EQ(cache.bytes(), tileBytes + 100);
}

} // namespace xemap::infer
