// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/batch.h"

#include <algorithm>

#include <torch/nn.h>

#include "xemap/model/encoded_net.h"
#include "xemap/train/masked_sampler.h"
#include "xemap/train/scene_composer.h"

namespace xemap::train {

using data::PackedExpression;

namespace {

constexpr std::uint16_t unknownWord = 1;

torch::Tensor stackPictures(const std::vector<Example> &examples, std::vector<float> Example::*picture, int size) {
  auto stacked = torch::empty({static_cast<int64_t>(examples.size()), 3, size, size});
  for (std::size_t i = 0; i < examples.size(); ++i)
    std::copy((examples[i].*picture).begin(), (examples[i].*picture).end(),
              stacked[static_cast<int64_t>(i)].data_ptr<float>());
  return stacked;
}

torch::Tensor stackPositions(const std::vector<Example> &examples, int size) {
  std::vector<torch::Tensor> positions;
  for (const auto &example : examples) {
    const double extent = size / example.extentShare;
    positions.push_back(model::cellPositions(size / model::coarsestStride, size / model::coarsestStride,
                                             example.extentX * extent, example.extentY * extent, extent, extent));
  }
  return torch::stack(positions);
}

void addAnswers(const std::vector<Example> &examples, int size, Batch &batch) {
  int64_t count = 0;
  for (const auto &example : examples)
    count += static_cast<int64_t>(example.queries.size());
  const std::size_t plane = static_cast<std::size_t>(size) * size;
  batch.target = torch::zeros({count, 1, size, size});
  batch.weight = torch::ones({count, 1, size, size});
  batch.present = torch::zeros({count});
  batch.presenceWeight = torch::ones({count});
  auto *target = batch.target.data_ptr<float>();
  auto *weight = batch.weight.data_ptr<float>();
  auto *present = batch.present.data_ptr<float>();
  auto *presenceWeight = batch.presenceWeight.data_ptr<float>();
  for (const auto &example : examples)
    for (const auto &query : example.queries) {
      *present++ = query.present ? 1.0F : 0.0F;
      *presenceWeight++ = query.presenceKnown ? 1.0F : 0.0F;
      for (std::size_t i = 0; i < plane; ++i) {
        *target++ = query.referral[i] == Referral::Yes ? 1.0F : 0.0F;
        *weight++ = query.referral[i] == Referral::Ignored ? 0.0F : 1.0F;
      }
    }
}

/// Regions without a caption still train the class alignment; only captioned ones are paired with text.
void addRegions(const std::vector<Example> &examples, int size, int subwordsPerToken, Batch &batch) {
  const std::size_t plane = static_cast<std::size_t>(size) * size;
  batch.classMap = torch::full({static_cast<int64_t>(examples.size()), size, size}, -1, torch::kLong);
  auto *classMap = batch.classMap.data_ptr<int64_t>();
  std::vector<const PackedExpression *> captions;
  std::vector<int64_t> images;
  std::vector<int64_t> classes;
  std::vector<torch::Tensor> masks;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const auto &example = examples[i];
    for (std::size_t pixel = 0; pixel < plane; ++pixel, ++classMap)
      if (example.regionMap[pixel] != Example::noRegion)
        *classMap = example.regions[example.regionMap[pixel]].classIndex;
    for (std::size_t region = 0; region < example.regions.size(); ++region) {
      if (example.regions[region].caption == nullptr)
        continue;
      auto mask = torch::zeros({1, size, size});
      auto *values = mask.data_ptr<float>();
      for (std::size_t pixel = 0; pixel < plane; ++pixel)
        values[pixel] = example.regionMap[pixel] == region ? 1.0F : 0.0F;
      masks.push_back(mask);
      captions.push_back(example.regions[region].caption);
      images.push_back(static_cast<int64_t>(i));
      classes.push_back(example.regions[region].classIndex);
    }
  }
  if (masks.empty())
    return;
  batch.regionMask = torch::stack(masks);
  batch.regionImage = torch::tensor(images);
  batch.regionClass = torch::tensor(classes);
  batch.regionCaptions = collateTokens(captions, subwordsPerToken);
}

/// Captions stand in for a class now and then: what people write of a kind of place says more than its name.
constexpr double captionShare = 0.35;

void addClassPhrases(const Corpus &corpus, Random &random, Batch &batch) {
  std::vector<const PackedExpression *> phrases;
  const auto count = static_cast<int64_t>(corpus.classNames().size());
  for (int64_t c = 0; c < count; ++c) {
    const auto &scene = *random.pick(corpus.scenesByClass()[static_cast<std::size_t>(c)]);
    const auto *caption = random.chance(captionShare) ? randomCaption(scene, random) : nullptr;
    phrases.push_back(caption != nullptr ? caption : random.pick(corpus.phrasesOf(static_cast<int>(c))));
  }
  if (phrases.empty())
    return;
  batch.classPhrases = collateTokens(phrases, corpus.subwordsPerToken());
  batch.phraseInDoubt = torch::zeros({count, count}, torch::kBool);
  auto inDoubt = batch.phraseInDoubt.accessor<bool, 2>();
  for (int64_t shown = 0; shown < count; ++shown)
    for (int64_t named = 0; named < count; ++named)
      inDoubt[shown][named] =
          shown != named && (corpus.areSimilar(static_cast<int>(shown), static_cast<int>(named)) ||
                             corpus.names(*phrases[static_cast<std::size_t>(named)], static_cast<int>(shown)));
}

/// Hides whole words now and then, so that their n-grams learn to stand in for words outside the vocabulary.
void dropWords(model::TokenBatch &tokens, Random &random) {
  auto *words = tokens.words.data_ptr<int64_t>();
  for (int64_t i = 0; i < tokens.words.numel(); ++i)
    if (words[i] != 0 && random.chance(0.06))
      words[i] = unknownWord;
}

} // namespace

model::TokenBatch collateTokens(const std::vector<const PackedExpression *> &expressions, int subwordsPerToken) {
  int longest = 1;
  for (const auto *expression : expressions)
    longest = std::max(longest, expression->wordCount);
  const auto count = static_cast<int64_t>(expressions.size());
  model::TokenBatch batch{torch::zeros({count, longest}, torch::kLong),
                          torch::zeros({count, longest, subwordsPerToken}, torch::kLong),
                          torch::zeros({count}, torch::kLong)};
  for (int64_t q = 0; q < count; ++q) {
    const auto &expression = *expressions[static_cast<std::size_t>(q)];
    std::copy_n(expression.words, expression.wordCount, batch.words[q].data_ptr<int64_t>());
    std::copy_n(expression.subwords, static_cast<std::ptrdiff_t>(expression.wordCount) * subwordsPerToken,
                batch.subwords[q].data_ptr<int64_t>());
    batch.alike[q] = static_cast<int64_t>(expression.alike);
  }
  return batch;
}

Batch Batch::to(torch::Device device) const {
  Batch moved = *this;
  for (auto *tensor : {&moved.image, &moved.overview, &moved.positions, &moved.target, &moved.weight, &moved.present,
                       &moved.presenceWeight, &moved.classMap, &moved.phraseInDoubt, &moved.regionMask,
                       &moved.regionImage, &moved.regionClass})
    if (tensor->defined())
      *tensor = tensor->to(device);
  for (auto *tokens : {&moved.queries, &moved.classPhrases, &moved.regionCaptions})
    *tokens = tokens->to(device);
  return moved;
}

Batch drawBatch(const Corpus &corpus, const TrainConfig &config, std::uint64_t step) {
  Random random(mixSeed(config.seed, step));
  // Only scenes of one class each have what alignment learns from.
  const bool alignmentOnly = step < static_cast<std::uint64_t>(config.alignmentSteps);
  const bool withOverview = !alignmentOnly && random.chance(config.overviewShare);
  const ComposeOptions options{config.cropPx, config.queriesPerImage, withOverview};
  const bool haveScenes = !corpus.scenesByClass().empty();
  const bool haveMasked = !corpus.maskedByShard().empty();

  std::vector<Example> examples;
  for (int i = 0; i < config.imagesPerBatch; ++i) {
    const bool scene = haveScenes && (alignmentOnly || !haveMasked || random.chance(config.sceneShare));
    if (scene)
      examples.push_back(composeScenes(corpus, options, random));
    else
      examples.push_back(sampleMasked(*random.pick(random.pick(corpus.maskedByShard())), options, random));
  }

  Batch batch;
  batch.image = stackPictures(examples, &Example::image, config.cropPx);
  if (withOverview)
    batch.overview = stackPictures(examples, &Example::overview, config.cropPx);
  batch.positions = stackPositions(examples, config.cropPx);
  std::vector<const PackedExpression *> queries;
  for (const auto &example : examples)
    for (const auto &query : example.queries)
      queries.push_back(query.expression);
  batch.queries = collateTokens(queries, corpus.subwordsPerToken());
  if (corpus.subwordsPerToken() > 0)
    dropWords(batch.queries, random);
  addAnswers(examples, config.cropPx, batch);
  addRegions(examples, config.cropPx, corpus.subwordsPerToken(), batch);
  addClassPhrases(corpus, random, batch);
  return batch;
}

} // namespace xemap::train
