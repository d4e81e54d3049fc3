// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_corpus.h"
#include "xemap/base/error.h"
#include "xemap/train/batch.h"
#include "xemap/train/masked_sampler.h"
#include "xemap/train/scene_composer.h"

namespace xemap::train {
namespace {

class Examples : public test::TempDirTest {
protected:
  Corpus corpus = test::writeCorpus(tempDir.path().string());
};

/// The band that is brightest where `region` lies: the colour its class was made with.
std::size_t brightestBand(const Example &example, std::size_t region) {
  const auto plane = static_cast<std::size_t>(example.size) * static_cast<std::size_t>(example.size);
  std::array<double, 3> sums{};
  for (std::size_t pixel = 0; pixel < plane; ++pixel)
    if (example.regionMap[pixel] == region)
      for (std::size_t band = 0; band < 3; ++band)
        sums[band] += example.image[band * plane + pixel];
  return static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
}

TEST_F(Examples, ComposedRegionsShowTheirClass) {
  Random random(5);
  for (int i = 0; i < 20; ++i) {
    const auto example = composeScenes(corpus, {64, 3, i % 2 == 1}, random);
    ASSERT_FALSE(example.regions.empty());
    for (std::size_t region = 0; region < example.regions.size(); ++region)
      if (std::count(example.regionMap.begin(), example.regionMap.end(), region) > 300) {
        EXPECT_EQ(brightestBand(example, region), static_cast<std::size_t>(example.regions[region].classIndex));
      }
  }
}

TEST_F(Examples, ComposedQueriesMarkTheRegionsTheyName) {
  Random random(6);
  int absent = 0;
  for (int i = 0; i < 60; ++i) {
    const auto example = composeScenes(corpus, {64, 3, false}, random);
    for (const auto &query : example.queries) {
      bool found = false;
      for (std::size_t pixel = 0; pixel < query.referral.size(); ++pixel) {
        const auto region = example.regionMap[pixel];
        if (region == Example::noRegion) {
          EXPECT_EQ(query.referral[pixel], Referral::Ignored);
        } else if (query.expression->tags == data::Category) {
          const bool named = corpus.names(*query.expression, example.regions[region].classIndex);
          EXPECT_EQ(query.referral[pixel], named ? Referral::Yes : Referral::No);
        }
        found = found || query.referral[pixel] == Referral::Yes;
      }
      EXPECT_EQ(query.present, found);
      absent += found ? 0 : 1;
    }
  }
  EXPECT_GT(absent, 5) << "absent referents are part of training";
}

TEST_F(Examples, MaskedQueriesNameThingsThatAreThereOrAbsent) {
  Random random(7);
  const auto &image = *corpus.maskedByShard().at(0).at(0);
  int present = 0;
  for (int i = 0; i < 40; ++i) {
    const auto example = sampleMasked(image, {64, 2, i % 3 == 0}, random);
    for (const auto &query : example.queries) {
      if (!query.present) {
        EXPECT_EQ(std::count(query.referral.begin(), query.referral.end(), Referral::Yes), 0);
      }
      EXPECT_EQ(query.expression->tags & data::composedTags, 0U) << "directions are composed, not learned";
      present += query.present ? 1 : 0;
    }
  }
  EXPECT_GT(present, 10);
}

TEST_F(Examples, ClassesThatAreSimilarAreNoCounterExamples) {
  const Corpus similar = test::writeCorpus(tempDir.path().string(), {{{"Field", "Water"}}, {}});
  EXPECT_TRUE(similar.areSimilar(0, 2));
  EXPECT_TRUE(similar.areSimilar(2, 0));
  EXPECT_FALSE(similar.areSimilar(0, 1));
  Random random(8);
  int ignored = 0;
  for (int i = 0; i < 30; ++i) {
    const auto example = composeScenes(similar, {64, 3, false}, random);
    for (const auto &query : example.queries)
      for (std::size_t pixel = 0; pixel < query.referral.size(); ++pixel) {
        const auto region = example.regionMap[pixel];
        if (region == Example::noRegion || query.expression->tags != data::Category ||
            !similar.mayName(*query.expression, example.regions[region].classIndex))
          continue;
        EXPECT_EQ(query.referral[pixel], Referral::Ignored);
        ++ignored;
      }
  }
  EXPECT_GT(ignored, 0);
}

TEST_F(Examples, HeldOutClassesAreNeverDrawn) {
  const Corpus rest = test::writeCorpus(tempDir.path().string(), {{}, {"Forest"}});
  EXPECT_EQ(rest.classNames(), (std::vector<std::string>{"Field", "Water"}));
  EXPECT_THROW(test::writeCorpus(tempDir.path().string(), {{}, {"Vineyard"}}), Error);
}

TEST_F(Examples, OneStepIsAlwaysTheSameBatch) {
  const auto config = test::smallConfig();
  const auto first = drawBatch(corpus, config, 9);
  const auto again = drawBatch(corpus, config, 9);
  const auto other = drawBatch(corpus, config, 10);
  EXPECT_TRUE(torch::equal(first.image, again.image));
  EXPECT_TRUE(torch::equal(first.target, again.target));
  EXPECT_TRUE(torch::equal(first.queries.words, again.queries.words));
  EXPECT_FALSE(torch::equal(first.image, other.image));
}

TEST_F(Examples, BatchesHaveTheShapesTheyPromise) {
  auto config = test::smallConfig();
  config.overviewShare = 1.0;
  const auto batch = drawBatch(corpus, config, 100);
  EXPECT_EQ(batch.image.sizes(), (std::vector<int64_t>{2, 3, 64, 64}));
  EXPECT_EQ(batch.overview.sizes(), batch.image.sizes());
  EXPECT_EQ(batch.positions.sizes(), (std::vector<int64_t>{2, 4, 2}));
  EXPECT_EQ(batch.target.sizes(), (std::vector<int64_t>{4, 1, 64, 64}));
  EXPECT_EQ(batch.weight.sizes(), batch.target.sizes());
  EXPECT_EQ(batch.classPhrases.words.size(0), 3);
  EXPECT_EQ(batch.phraseInDoubt.sizes(), (std::vector<int64_t>{3, 3}));
  EXPECT_FALSE(batch.phraseInDoubt.any().item<bool>());
  EXPECT_TRUE(batch.positions.abs().max().item<float>() < 1.0F);
}

} // namespace
} // namespace xemap::train
