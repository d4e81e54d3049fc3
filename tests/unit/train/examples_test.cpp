// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <set>
#include <string_view>

#include <gtest/gtest.h>

#include "support/small_model.h"
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
  std::string_view textOf(std::uint32_t phrase) const { return small.book.phrases()[phrase]->text; }
  /// Captions of the corpus begin with an article.
  bool isCategory(std::uint32_t phrase) const { return textOf(phrase).substr(0, 2) != "a "; }

  test::SmallCorpus small{tempDir.path().string()};
  const Corpus &corpus = small.corpus;
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
        } else if (isCategory(query.phrase)) {
          const bool named = corpus.names(query.phrase, example.regions[region].classIndex);
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
  int present = 0;
  for (int i = 0; i < 40; ++i) {
    const auto example = sampleMasked(corpus, {64, 2, i % 3 == 0}, random);
    for (const auto &query : example.queries) {
      if (!query.present) {
        EXPECT_EQ(std::count(query.referral.begin(), query.referral.end(), Referral::Yes), 0);
      }
      EXPECT_NE(textOf(query.phrase), "field in the west") << "directions are composed, not learned";
      present += query.present ? 1 : 0;
    }
  }
  EXPECT_GT(present, 10);
}

TEST_F(Examples, WhatNothingShowsIsAskedOfEveryKindOfImage) {
  Random random(9);
  std::multiset<std::string_view> mosaics;
  std::multiset<std::string_view> masked;
  const auto ask = [&](const Example &example, std::multiset<std::string_view> &asked) {
    for (const auto &query : example.queries) {
      const auto text = textOf(query.phrase);
      if (text != "qwertz blorb" && text != "vineyard")
        continue;
      asked.insert(text);
      EXPECT_FALSE(query.present);
      EXPECT_TRUE(query.presenceKnown);
      EXPECT_EQ(std::count(query.referral.begin(), query.referral.end(), Referral::Yes), 0);
    }
  };
  for (int i = 0; i < 100; ++i) {
    ask(composeScenes(corpus, {64, 3, false}, random), mosaics);
    ask(sampleMasked(corpus, {64, 3, false}, random), masked);
  }
  EXPECT_GT(mosaics.count("qwertz blorb"), 5U);
  EXPECT_GT(mosaics.count("vineyard"), 5U);
  EXPECT_GT(masked.count("qwertz blorb"), 5U);
  EXPECT_EQ(masked.count("vineyard"), 0U) << "masks say nothing about it";
}

TEST_F(Examples, ClassesThatAreSimilarAreNoCounterExamples) {
  const test::SmallCorpus related(tempDir.path().string(), {{{"Field", "Water"}}, {}});
  const auto &similar = related.corpus;
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
        if (region == Example::noRegion || !isCategory(query.phrase) ||
            !similar.mayName(query.phrase, example.regions[region].classIndex))
          continue;
        EXPECT_EQ(query.referral[pixel], Referral::Ignored);
        ++ignored;
      }
  }
  EXPECT_GT(ignored, 0);
}

TEST_F(Examples, HeldOutClassesAreNeverDrawn) {
  const test::SmallCorpus rest(tempDir.path().string(), {{}, {"Forest"}});
  EXPECT_EQ(rest.corpus.classNames(), (std::vector<std::string>{"Field", "Water"}));
  EXPECT_THROW(test::SmallCorpus(tempDir.path().string(), {{}, {"Vineyard"}}), Error);
}

TEST_F(Examples, MasksThatNameHeldOutClassesAreNeverAskedFor) {
  const test::SmallCorpus rest(tempDir.path().string(), {{}, {"Field"}});
  const auto timesAsked = [](const test::SmallCorpus &from) {
    Random random(7);
    int asked = 0;
    for (int i = 0; i < 40; ++i)
      for (const auto &query : sampleMasked(from.corpus, {64, 2, false}, random).queries)
        asked += from.book.phrases()[query.phrase]->text == "red field" ? 1 : 0;
    return asked;
  };
  EXPECT_GT(timesAsked(small), 0);
  EXPECT_EQ(timesAsked(rest), 0);
}

TEST_F(Examples, OneStepIsAlwaysTheSameBatch) {
  const auto config = test::smallConfig();
  const auto first = drawBatch(corpus, config, 9);
  const auto again = drawBatch(corpus, config, 9);
  const auto other = drawBatch(corpus, config, 10);
  EXPECT_TRUE(torch::equal(first.image, again.image));
  EXPECT_TRUE(torch::equal(first.target, again.target));
  EXPECT_EQ(first.queries, again.queries);
  EXPECT_FALSE(torch::equal(first.image, other.image));
}

TEST_F(Examples, BatchesHaveTheShapesTheyPromise) {
  auto config = test::smallConfig();
  config.overviewShare = 1.0;
  const auto batch = drawBatch(corpus, config, 100);
  EXPECT_EQ(batch.image.sizes(), (std::vector<int64_t>{3, 3, 64, 64}));
  EXPECT_EQ(batch.overview.sizes(), batch.image.sizes());
  EXPECT_EQ(batch.positions.sizes(), (std::vector<int64_t>{3, 4, 2}));
  EXPECT_EQ(batch.target.sizes(), (std::vector<int64_t>{6, 1, 64, 64}));
  EXPECT_EQ(batch.weight.sizes(), batch.target.sizes());
  EXPECT_EQ(batch.classPhrases.size(), 3U);
  EXPECT_EQ(batch.classMap.sizes(), (std::vector<int64_t>{2, 64, 64}));
  EXPECT_EQ(batch.captions.size(), static_cast<std::size_t>(batch.regionClass.size(0)));
  EXPECT_EQ(batch.phraseInDoubt.sizes(), (std::vector<int64_t>{3, 3}));
  EXPECT_FALSE(batch.phraseInDoubt.any().item<bool>());
  EXPECT_TRUE(batch.positions.abs().max().item<float>() < 1.0F);
}

TEST_F(Examples, AlignmentAsksOnlyWhatHasMasks) {
  const auto batch = drawBatch(corpus, test::smallConfig(), 0);
  EXPECT_EQ(stageOf(test::smallConfig(), 0), Stage::Alignment);
  EXPECT_EQ(batch.firstAsked, 2);
  EXPECT_EQ(batch.queries.size(), 2U) << "two of the one crop";
}

TEST_F(Examples, PhrasesOfSeveralShardsAreOneBook) {
  std::set<std::string_view> texts;
  for (const auto *phrase : small.book.phrases())
    EXPECT_TRUE(texts.insert(phrase->text).second) << phrase->text;
  EXPECT_EQ(texts.count("red field"), 1U) << "in both shards";
  EXPECT_EQ(small.book.bankSize(), test::smallModelBank().size());
}

} // namespace
} // namespace xemap::train
