// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/head/competition.h"

#include <cmath>

#include <gtest/gtest.h>
#include <torch/nn.h>

#include "support/largest_difference.h"
#include "xemap/model/head/nearest_competitors.h"
#include "xemap/model/layers/unit_length.h"

namespace xemap::model {

namespace {

/// Maps of two tiles, and phrases for them.
class CompetitionTest : public ::testing::Test {
protected:
  CompetitionTest() {
    torch::manual_seed(5);
    for (std::size_t level = 0; level < levels.size(); ++level)
      levels[level] = torch::randn({2, 8 - static_cast<int64_t>(level), 2 << level, 3 << level});
  }

  LevelVectors vectors(int64_t count) const {
    LevelVectors made;
    for (std::size_t level = 0; level < made.size(); ++level)
      made[level] = unitLength(torch::randn({count, levels[level].size(1)}), 1);
    return made;
  }

  std::array<torch::Tensor, 4> levels;
};

torch::Tensor alikes(const std::vector<std::vector<bool>> &rows) {
  auto alike =
      torch::zeros({1, static_cast<int64_t>(rows.size()), static_cast<int64_t>(rows.front().size())}, torch::kBool);
  for (std::size_t row = 0; row < rows.size(); ++row)
    for (std::size_t i = 0; i < rows[row].size(); ++i)
      alike[0][static_cast<int64_t>(row)][static_cast<int64_t>(i)] = static_cast<bool>(rows[row][i]);
  return alike;
}

} // namespace

TEST_F(CompetitionTest, SimilarityIsTheMeanCosineOfTheAlignedLevels) {
  const auto phrases = vectors(3);
  const auto maps = similarityMaps(levels, {}, phrases);
  ASSERT_EQ(maps.sizes(), (std::vector<int64_t>{2, 3, 8, 12}));
  // In the corner of the map, bilinear enlargement gives the corner cell of the coarser levels.
  double sum = 0.0;
  for (std::size_t level = 0; level < alignedLevels; ++level) {
    const auto cell = levels[level][1].select(1, 0).select(1, 0);
    sum += cell.dot(phrases[level][2]).item<double>() / cell.norm().item<double>();
  }
  EXPECT_NEAR(maps[1][2][0][0].item<double>(), sum / 3.0, 1e-5);
  EXPECT_LE(maps.abs().max().item<double>(), 1.0 + 1e-5);
}

TEST_F(CompetitionTest, KnownLengthsChangeNothing) {
  const auto phrases = vectors(3);
  std::array<torch::Tensor, 4> lengths;
  for (std::size_t level = 0; level < levels.size(); ++level)
    lengths[level] = vectorLengths(levels[level], 1);
  EXPECT_LT(test::largestDifference(similarityMaps(levels, lengths, phrases), similarityMaps(levels, {}, phrases)),
            1e-6);
}

TEST_F(CompetitionTest, PhrasesOfATileAreComparedWithThatTile) {
  const auto phrases = vectors(6);
  const auto all = similarityMaps(levels, {}, phrases);
  const auto own = similarityMapsPerTile(levels, {}, phrases, 3);
  ASSERT_EQ(own.sizes(), (std::vector<int64_t>{2, 3, 8, 12}));
  EXPECT_LT(test::largestDifference(own[0], all[0].slice(0, 0, 3)), 1e-5);
  EXPECT_LT(test::largestDifference(own[1], all[1].slice(0, 3, 6)), 1e-5);
}

TEST(Lead, IsWhatIsOwnLessTheSoftMaximumOfTheOthers) {
  const auto own = torch::tensor({2.0F, -1.0F}).view({1, 2, 1, 1});
  const auto others = torch::tensor({1.0F, 3.0F, 0.5F}).view({1, 3, 1, 1});
  const auto found = lead(own, competitorMaps(others), alikes({{false, false, false}, {false, true, false}})).flatten();
  EXPECT_NEAR(found[0].item<double>(), 2.0 - std::log(std::exp(1.0) + std::exp(3.0) + std::exp(0.5)), 1e-5);
  EXPECT_NEAR(found[1].item<double>(), -1.0 - std::log(std::exp(1.0) + std::exp(0.5)), 1e-5);
}

TEST(Lead, IsWhatIsOwnWhereNothingCompetes) {
  auto own = torch::tensor({2.0F, -1.0F}).view({1, 2, 1, 1});
  auto others = torch::tensor({1.0F, 3.0F}).view({1, 2, 1, 1});
  own.set_requires_grad(true);
  others.set_requires_grad(true);
  const auto found = lead(own, competitorMaps(others), alikes({{true, true}, {false, true}}));
  EXPECT_NEAR(found.flatten()[0].item<double>(), 2.0, 1e-6);
  found.sum().backward();
  EXPECT_NEAR(own.grad().min().item<double>(), 1.0, 1e-6);
  EXPECT_NEAR(others.grad().flatten()[0].item<double>(), -1.0, 1e-6);
  EXPECT_NEAR(others.grad().flatten()[1].item<double>(), 0.0, 1e-6) << "it is alike to both";
}

TEST(Lead, IsExactWhereOneCompetitorThatIsAlikeOutshinesTheRest) {
  const auto own = torch::tensor({90.0F}).view({1, 1, 1, 1});
  const auto others = torch::tensor({91.0F, 30.0F, 29.0F}).view({1, 3, 1, 1});
  const auto found = lead(own, competitorMaps(others), alikes({{true, false, false}})).item<double>();
  EXPECT_NEAR(found, 90.0 - std::log(std::exp(30.0) + std::exp(29.0)), 1e-3);
}

TEST(WithNearest, OnlyPhrasesWithoutWordsInCommonGetWhatLiesNearest) {
  LevelVectors competitors;
  LevelVectors asked;
  for (std::size_t level = 0; level < alignedLevels; ++level) {
    competitors[level] = unitLength(torch::tensor({{1.0F, 0.0F}, {0.99F, 0.1F}, {0.0F, 1.0F}}), 1);
    asked[level] = unitLength(torch::tensor({{1.0F, 0.01F}, {0.0F, 1.0F}, {1.0F, 0.0F}}), 1);
  }
  const auto byWords = torch::tensor({{false, false, false}, {false, false, false}, {false, false, true}});
  const auto expected = torch::tensor({{true, true, false}, {false, false, true}, {false, false, true}});
  EXPECT_TRUE(torch::equal(withNearest(byWords, asked, competitors), expected));
}

} // namespace xemap::model
