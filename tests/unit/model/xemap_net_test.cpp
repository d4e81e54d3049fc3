// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/xemap_net.h"

#include <gtest/gtest.h>
#include <torch/nn.h>

#include "support/largest_difference.h"
#include "support/random_net.h"

namespace xemap::model {

namespace {

constexpr int64_t tileRows = 3;
constexpr int64_t tileColumns = 4;

class XemapNetTest : public ::testing::Test {
protected:
  XemapNetTest() : net(test::randomNet(options, 11)) {
    torch::manual_seed(2);
    overviews = torch::rand({2, 3, 64, 96});
    tiles = torch::rand({2, 3, tileRows * 32, tileColumns * 32});
  }

  TokenBatch tokens(int64_t queries, int64_t length) const {
    return {torch::randint(1, options.vocabularyIds, {queries, length}, torch::kLong),
            torch::randint(1, options.subwordBuckets, {queries, length, options.subwordsPerToken}, torch::kLong)};
  }

  static TokenBatch padded(const TokenBatch &batch, int64_t length) {
    const int64_t more = length - batch.words.size(1);
    return {torch::constant_pad_nd(batch.words, {0, more}), torch::constant_pad_nd(batch.subwords, {0, 0, 0, more})};
  }

  torch::Tensor positions() const {
    return torch::stack(
        {cellPositions(tileRows, tileColumns, 0, 0, 400, 300), cellPositions(tileRows, tileColumns, 96, 64, 400, 300)});
  }

  /// Logits of all queries; those of tile i are queries [i * perTile, (i + 1) * perTile).
  HmsaOutput answer(const TokenBatch &batch, int64_t perTile) {
    const auto text = net->encodeText(batch);
    const auto fused = net->fuse(text, XemapNetImpl::contextFrom(net->encodeImage(overviews), 0.9, 0.8), perTile);
    return net->decode(net->encodeImage(tiles), positions(), fused, text, perTile);
  }

  torch::NoGradGuard noGrad;
  XemapNetOptions options = test::smallNetOptions();
  XemapNet net;
  torch::Tensor overviews;
  torch::Tensor tiles;
};

} // namespace

TEST_F(XemapNetTest, ShapesAreThoseOfTheHeaders) {
  const auto features = net->encodeImage(tiles);
  EXPECT_EQ(features.tokens.sizes(), (std::vector<int64_t>{2, options.fusionWidth, tileRows, tileColumns}));
  for (std::size_t level = 0; level < 4; ++level)
    EXPECT_EQ(features.levels[level].sizes(),
              (std::vector<int64_t>{2, options.alignmentWidths[level], tileRows << level, tileColumns << level}));
  const auto text = net->encodeText(tokens(6, 5));
  EXPECT_EQ(text.tokens.sizes(), (std::vector<int64_t>{6, 5, options.textWidth}));
  EXPECT_EQ(text.sentence.sizes(), (std::vector<int64_t>{6, options.textWidth}));
  const auto fused = net->fuse(text, XemapNetImpl::contextFrom(net->encodeImage(overviews)), 3);
  EXPECT_EQ(fused.text.sizes(), (std::vector<int64_t>{6, 5, options.fusionWidth}));
  EXPECT_EQ(fused.context.sizes(), (std::vector<int64_t>{6, options.fusionWidth, 2, 3}));
  EXPECT_EQ(fused.roles.sizes(), (std::vector<int64_t>{6, options.roles, options.fusionWidth}));
  const auto output = net->decode(features, positions(), fused, text, 3);
  EXPECT_EQ(output.logits.sizes(), (std::vector<int64_t>{6, 1, tileRows * 16, tileColumns * 16}));
  for (std::size_t level = 0; level < 4; ++level)
    EXPECT_EQ(output.levelLogits[level].sizes(), (std::vector<int64_t>{6, 1, tileRows << level, tileColumns << level}));
  EXPECT_EQ(upsampleLogits(output.logits).sizes(), (std::vector<int64_t>{6, 1, tileRows * 32, tileColumns * 32}));
  EXPECT_EQ(net->presence(fused, {torch::zeros({6}), torch::zeros({6})}).sizes(), (std::vector<int64_t>{6}));
  for (const auto &aligned : net->alignText(text))
    EXPECT_LT(test::largestDifference(aligned.norm(2, 1), torch::ones({6})), 1e-5F);
}

TEST_F(XemapNetTest, BatchOfQueriesEqualsSingleQueries) {
  const auto batch = tokens(4, 6);
  const auto together = answer(batch, 2);
  for (int64_t query = 0; query < 2; ++query) {
    const auto picked = torch::tensor({query, query + 2});
    const auto alone = answer({batch.words.index_select(0, picked), batch.subwords.index_select(0, picked)}, 1);
    EXPECT_LT(test::largestDifference(alone.logits, together.logits.index_select(0, picked)), 1e-4F);
    EXPECT_LT(test::largestDifference(alone.levelLogits[0], together.levelLogits[0].index_select(0, picked)), 1e-4F);
  }
}

TEST_F(XemapNetTest, PaddingTokensHaveNoInfluence) {
  const auto batch = tokens(2, 5);
  const auto longer = padded(batch, 12);
  EXPECT_LT(test::largestDifference(answer(batch, 1).logits, answer(longer, 1).logits), 1e-4F);
  const auto context = XemapNetImpl::contextFrom(net->encodeImage(overviews));
  const auto presence = [&](const TokenBatch &tokenBatch) {
    return net->presence(net->fuse(net->encodeText(tokenBatch), context, 1), {torch::ones({2}), torch::ones({2})});
  };
  EXPECT_LT(test::largestDifference(presence(batch), presence(longer)), 1e-4F);
}

TEST_F(XemapNetTest, EveryInputHasAnInfluence) {
  const auto batch = tokens(2, 5);
  const auto logits = answer(batch, 1).logits;
  EXPECT_GT(test::largestDifference(logits, answer(tokens(2, 5), 1).logits), 1e-3F) << "text";
  auto reordered = batch;
  reordered.words = batch.words.flip(1);
  reordered.subwords = batch.subwords.flip(1);
  EXPECT_GT(test::largestDifference(logits, answer(reordered, 1).logits), 1e-5F) << "word order";
  overviews = torch::rand_like(overviews);
  EXPECT_GT(test::largestDifference(logits, answer(batch, 1).logits), 1e-4F) << "context";
  tiles = torch::rand_like(tiles);
  EXPECT_GT(test::largestDifference(logits, answer(batch, 1).logits), 1e-2F) << "tile";
}

TEST_F(XemapNetTest, CellPositionsSpanTheExtent) {
  const auto whole = cellPositions(2, 4, 0, 0, 128, 64);
  EXPECT_LT(test::largestDifference(whole[0], torch::tensor({-0.75F, -0.5F})), 1e-6F);
  EXPECT_LT(test::largestDifference(whole[7], torch::tensor({0.75F, 0.5F})), 1e-6F);
  // A tile's cells lie where the whole's do.
  const auto tile = cellPositions(1, 2, 64, 32, 128, 64);
  EXPECT_LT(test::largestDifference(tile, whole.slice(0, 6, 8)), 1e-6F);
}

TEST_F(XemapNetTest, RefusesQueriesThatDoNotFitTheExtents) {
  const auto text = net->encodeText(tokens(3, 5));
  EXPECT_THROW(net->fuse(text, XemapNetImpl::contextFrom(net->encodeImage(overviews)), 1), c10::Error);
  EXPECT_THROW(net->encodeText(tokens(1, options.maxTokens + 1)), c10::Error);
}

} // namespace xemap::model
