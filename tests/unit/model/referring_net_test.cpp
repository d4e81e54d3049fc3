// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/referring_net.h"

#include <gtest/gtest.h>
#include <torch/nn.h>

#include "support/largest_difference.h"
#include "support/small_model.h"
#include "xemap/model/head/cells.h"
#include "xemap/model/layers/unit_length.h"

namespace xemap::model {

namespace {

constexpr int64_t cellRows = 3;
constexpr int64_t cellColumns = 4;
constexpr int64_t competitorCount = 5;

class ReferringNetTest : public ::testing::Test {
protected:
  ReferringNetTest() {
    torch::manual_seed(11);
    overviews = torch::rand({2, 3, 64, 96});
    tiles = torch::rand({2, 3, cellRows * 32, cellColumns * 32});
    bank = phrases(competitorCount, 3);
  }

  static ModelSpec specWith(const HeadSpec &head) {
    auto spec = test::smallModelSpec();
    spec.head = head;
    return spec;
  }

  static ReferringNet netWith(const HeadSpec &head, bool learned = true) {
    torch::manual_seed(7);
    ReferringNet net(specWith(head));
    const torch::NoGradGuard guard;
    if (learned)
      for (auto &parameter : net->named_parameters())
        if (parameter.key().rfind("head.", 0) == 0)
          parameter.value().add_(torch::randn_like(parameter.value()) * 0.1);
    return net;
  }

  static PhraseStates phrases(int64_t count, int64_t length) {
    PhraseStates made;
    made.states = torch::randn({count, length, 32});
    made.mask = torch::ones({count, length}, torch::kBool);
    made.pooled = unitLength(torch::randn({count, 32}), 1);
    return made;
  }

  static PhraseStates rowsOf(const PhraseStates &all, int64_t first, int64_t end) {
    return {all.states.slice(0, first, end), all.mask.slice(0, first, end), all.pooled.slice(0, first, end), {}};
  }

  torch::Tensor positions(int64_t first, int64_t end) const {
    return torch::stack({cellPositions(cellRows, cellColumns, 0, 0, 400, 300),
                         cellPositions(cellRows, cellColumns, 96, 64, 400, 300)})
        .slice(0, first, end);
  }

  /// Logits of phrases grouped by tile, over the tiles from `first` to `end`.
  HmsaOutput answer(ReferringNet &net, const PhraseStates &asked, const torch::Tensor &alike, int64_t first,
                    int64_t end) const {
    const int64_t perTile = asked.pooled.size(0) / (end - first);
    const auto text = net->encodeAsked(asked, alike, net->encodeText(bank).vectors);
    const auto context = ReferringNetImpl::contextFrom(net->encodeImage(overviews.slice(0, first, end)), 0.9, 0.8);
    const auto features = net->encodeImage(tiles.slice(0, first, end), net->encodeText(bank).vectors);
    return net->decode(features, positions(first, end), net->fuse(text, context, perTile), text, perTile);
  }

  static torch::Tensor someAlike(int64_t count) {
    torch::manual_seed(1);
    return torch::rand({count, competitorCount}).lt(0.3);
  }

  torch::Tensor overviews;
  torch::Tensor tiles;
  PhraseStates bank;
};

} // namespace

TEST_F(ReferringNetTest, ShapesAreThoseOfTheHeaders) {
  const torch::NoGradGuard guard;
  auto net = netWith(test::smallHead());
  const auto head = test::smallHead();
  const auto text = net->encodeAsked(phrases(6, 4), someAlike(6), net->encodeText(bank).vectors);
  EXPECT_EQ(text.tokens.sizes(), (std::vector<int64_t>{6, 4, head.textWidth}));
  EXPECT_EQ(text.sentence.sizes(), (std::vector<int64_t>{6, head.textWidth}));
  const auto features = net->encodeImage(tiles, net->encodeText(bank).vectors);
  EXPECT_EQ(features.tokens.sizes(), (std::vector<int64_t>{2, head.fusionWidth, cellRows, cellColumns}));
  for (std::size_t level = 0; level < 4; ++level)
    EXPECT_EQ(features.levels[level].sizes(),
              (std::vector<int64_t>{2, head.alignmentWidths[level], cellRows << level, cellColumns << level}));
  EXPECT_EQ(features.outlines.sizes(), (std::vector<int64_t>{2, head.outlineWidth, cellRows * 16, cellColumns * 16}));
  EXPECT_EQ(features.competitors.shares.sizes(),
            (std::vector<int64_t>{2, competitorCount, cellRows * 4, cellColumns * 4}));
  EXPECT_EQ(net->compete(features, text, 3).sizes(), (std::vector<int64_t>{6, 1, cellRows * 4, cellColumns * 4}));
  EXPECT_FALSE(net->encodeImage(tiles).competitors.shares.defined()) << "nothing was asked for";
  std::size_t bytes = 0;
  for (const auto *tensor :
       {&features.tokens, &features.outlines, &features.competitors.shares, &features.competitors.peak})
    bytes += tensor->nbytes();
  for (std::size_t level = 0; level < 4; ++level)
    bytes += features.levels[level].nbytes() + features.lengths[level].nbytes();
  EXPECT_EQ(features.bytes(), bytes);
}

TEST_F(ReferringNetTest, BeforeTrainingItAnswersWithTheLeadOverTheCompetitors) {
  const torch::NoGradGuard guard;
  auto net = netWith(test::smallHead(), false);
  const auto asked = phrases(2, 4);
  const auto text = net->encodeAsked(asked, someAlike(2), net->encodeText(bank).vectors);
  const auto features = net->encodeImage(tiles, net->encodeText(bank).vectors);
  const auto expected = net->compete(features, text, 1);
  EXPECT_GT(expected.std().item<double>(), 0.1);
  const auto output = answer(net, asked, someAlike(2), 0, 2);
  EXPECT_LT(test::largestDifference(output.logits,
                                    torch::upsample_bilinear2d(expected, {cellRows * 16, cellColumns * 16}, false)),
            1e-5);
}

TEST_F(ReferringNetTest, PhrasesDoNotSeeOneAnother) {
  const torch::NoGradGuard guard;
  auto net = netWith(test::smallHead());
  const auto asked = phrases(6, 4);
  const auto alike = someAlike(6);
  const auto together = answer(net, asked, alike, 0, 2);
  for (int64_t query = 0; query < 6; ++query) {
    const int64_t tile = query / 3;
    const auto alone = answer(net, rowsOf(asked, query, query + 1), alike.slice(0, query, query + 1), tile, tile + 1);
    EXPECT_LT(test::largestDifference(together.logits.slice(0, query, query + 1), alone.logits), 1e-4) << query;
  }
}

TEST_F(ReferringNetTest, OneExpressionGoesByRowsToTheSameAnswer) {
  HeadSpec head;
  head.textWidth = 32;
  auto net = netWith(head);
  const auto asked = phrases(1, 4);
  const auto alike = someAlike(1);
  const auto expected = answer(net, asked, alike, 0, 1);
  ASSERT_TRUE(expected.logits.requires_grad());
  const torch::NoGradGuard guard;
  const auto found = answer(net, asked, alike, 0, 1);
  EXPECT_LT(test::largestDifference(found.logits, expected.logits), 1e-4);
  for (std::size_t level = 0; level < 4; ++level)
    EXPECT_LT(test::largestDifference(found.levelLogits[level], expected.levelLogits[level]), 1e-4) << level;
}

TEST_F(ReferringNetTest, EverythingItLearnsGetsAGradient) {
  auto net = netWith(test::smallHead());
  const auto asked = phrases(4, 4);
  const auto text = net->encodeAsked(asked, someAlike(4), net->encodeText(bank).vectors);
  const auto context = ReferringNetImpl::contextFrom(net->encodeImage(overviews));
  const auto features = net->encodeImage(tiles, net->encodeText(bank).vectors);
  const auto fused = net->fuse(text, context, 2);
  const auto output = net->decode(features, positions(0, 2), fused, text, 2);
  auto loss = output.logits.square().mean() + net->presence(fused, {torch::ones({4}), torch::ones({4})}).sum();
  loss.backward();
  for (const auto &parameter : net->named_parameters()) {
    ASSERT_TRUE(parameter.value().grad().defined()) << parameter.key();
    EXPECT_TRUE(parameter.value().grad().isfinite().all().item<bool>()) << parameter.key();
  }
}

TEST_F(ReferringNetTest, AFrozenBackboneIsNoParameter) {
  auto spec = specWith(test::smallHead());
  spec.image.frozen = true;
  ReferringNet net(spec);
  for (const auto &parameter : net->named_parameters())
    EXPECT_EQ(parameter.key().rfind("head.", 0), 0U) << parameter.key();
  EXPECT_FALSE(net.ptr()->image().parameters().empty());
}

TEST_F(ReferringNetTest, RefusesSidesThatAreNoMultiples) {
  auto net = netWith(test::smallHead());
  EXPECT_THROW(net->encodeImage(torch::zeros({1, 3, 100, 96})), c10::Error);
  EXPECT_THROW(net->encodeImage(torch::zeros({1, 4, 96, 96})), c10::Error);
}

} // namespace xemap::model
