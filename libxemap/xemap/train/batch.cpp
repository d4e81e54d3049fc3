// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/batch.h"

#include <algorithm>
#include <cstddef>

#include <torch/types.h>

#include "xemap/base/error.h"
#include "xemap/model/head/cells.h"
#include "xemap/model/spec/head_spec.h"
#include "xemap/train/image_sampling.h"
#include "xemap/train/masked_sampler.h"
#include "xemap/train/scene_composer.h"

namespace xemap::train {

namespace {

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
  for (const auto &example : examples)
    for (const auto &query : example.queries)
      batch.queries.push_back(query.phrase);
  const auto count = static_cast<int64_t>(batch.queries.size());
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

/// Every pixel of a mosaic that shows enough of a scene belongs to a class and to a region that something is said of.
void addRegions(const Corpus &corpus, const std::vector<Example> &examples, std::size_t mosaics, int size,
                Random &random, Batch &batch) {
  const std::size_t plane = static_cast<std::size_t>(size) * size;
  batch.classMap = torch::full({static_cast<int64_t>(mosaics), size, size}, -1, torch::kLong);
  batch.regionMap = torch::full_like(batch.classMap, -1);
  auto *classMap = batch.classMap.data_ptr<int64_t>();
  auto *regionMap = batch.regionMap.data_ptr<int64_t>();
  std::vector<int64_t> classes;
  for (std::size_t i = 0; i < mosaics; ++i) {
    const auto &example = examples[i];
    const auto first = static_cast<int64_t>(classes.size());
    for (const auto &region : example.regions) {
      classes.push_back(region.classIndex);
      batch.captions.push_back(region.caption != noPhrase ? region.caption
                                                          : corpus.drawPhrase(region.classIndex, random));
    }
    for (std::size_t pixel = 0; pixel < plane; ++pixel, ++classMap, ++regionMap)
      if (example.regionMap[pixel] != Example::noRegion) {
        *regionMap = first + example.regionMap[pixel];
        *classMap = example.regions[example.regionMap[pixel]].classIndex;
      }
  }
  batch.regionClass = torch::tensor(classes);
}

/// Captions stand in for a class now and then: what people write of a kind of place says more than its name.
constexpr double captionShare = 0.2;

void addClassPhrases(const Corpus &corpus, Random &random, Batch &batch) {
  const auto count = static_cast<int>(corpus.classNames().size());
  for (int c = 0; c < count; ++c) {
    const auto caption = random.chance(captionShare) ? randomCaption(corpus.drawScene(c, random), random) : noPhrase;
    batch.classPhrases.push_back(caption != noPhrase ? caption : corpus.drawPhrase(c, random));
  }
  batch.phraseInDoubt = torch::zeros({count, count}, torch::kBool);
  auto inDoubt = batch.phraseInDoubt.accessor<bool, 2>();
  for (int shown = 0; shown < count; ++shown)
    for (int named = 0; named < count; ++named)
      inDoubt[shown][named] =
          shown != named &&
          (corpus.areSimilar(shown, named) || corpus.names(batch.classPhrases[static_cast<std::size_t>(named)], shown));
}

/// Queries of the examples before `firstAsked` are left out.
Batch collate(const std::vector<Example> &examples, std::size_t firstAsked, const TrainConfig &config) {
  Batch batch;
  batch.image = stackPictures(examples, &Example::image, config.cropPx);
  if (!examples.front().overview.empty())
    batch.overview = stackPictures(examples, &Example::overview, config.cropPx);
  batch.positions = stackPositions(examples, config.cropPx);
  batch.queriesPerImage = config.queriesPerImage;
  batch.firstAsked = static_cast<int64_t>(firstAsked);
  addAnswers({examples.begin() + static_cast<std::ptrdiff_t>(firstAsked), examples.end()}, config.cropPx, batch);
  return batch;
}

} // namespace

Batch Batch::to(torch::Device device) const {
  Batch moved = *this;
  for (auto *tensor :
       {&moved.image, &moved.overview, &moved.positions, &moved.target, &moved.weight, &moved.present,
        &moved.presenceWeight, &moved.classMap, &moved.regionMap, &moved.regionClass, &moved.phraseInDoubt})
    if (tensor->defined())
      *tensor = tensor->to(device);
  return moved;
}

Stage stageOf(const TrainConfig &config, std::uint64_t step) {
  return step < static_cast<std::uint64_t>(config.alignmentSteps) ? Stage::Alignment : Stage::Maps;
}

Batch drawBatch(const Corpus &corpus, const TrainConfig &config, std::uint64_t step) {
  Random random(mixSeed(config.seed, step));
  const bool alignmentOnly = stageOf(config, step) == Stage::Alignment;
  const bool withOverview = !alignmentOnly && random.chance(config.overviewShare);
  const ComposeOptions options{config.cropPx, config.queriesPerImage, withOverview, ColourJitter::Range::OtherSensors};
  const auto mosaics = corpus.hasScenes() ? static_cast<std::size_t>(config.mosaicsPerBatch) : 0;
  const auto masked = corpus.hasMasked() ? static_cast<std::size_t>(config.maskedPerBatch) : 0;
  std::vector<Example> examples;
  for (std::size_t i = 0; i < mosaics; ++i)
    examples.push_back(composeScenes(corpus, options, random));
  for (std::size_t i = 0; i < masked; ++i)
    examples.push_back(sampleMasked(corpus, options, random));
  if (examples.empty())
    throw Error(ErrorCode::InvalidArgument,
                "training: expected images of the kinds the configuration draws, found none in the shards");
  auto batch = collate(examples, alignmentOnly ? mosaics : 0, config);
  if (mosaics > 0) {
    addRegions(corpus, examples, mosaics, config.cropPx, random, batch);
    addClassPhrases(corpus, random, batch);
  }
  return batch;
}

Batch drawJudged(const Corpus &corpus, const TrainConfig &config, std::uint64_t number) {
  // No training run comes to such steps.
  constexpr std::uint64_t firstStep = 1ULL << 40U;
  Random random(mixSeed(config.seed, firstStep + number));
  const ComposeOptions options{config.cropPx, config.queriesPerImage, false};
  constexpr int imagesAtOnce = 4;
  std::vector<Example> examples;
  for (int i = 0; i < imagesAtOnce; ++i)
    examples.push_back(corpus.hasScenes() ? composeScenes(corpus, options, random)
                                          : sampleMasked(corpus, options, random));
  return collate(examples, 0, config);
}

} // namespace xemap::train
