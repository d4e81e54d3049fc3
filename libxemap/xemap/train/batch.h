// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <torch/types.h>

#include "xemap/train/corpus.h"
#include "xemap/train/example.h"
#include "xemap/train/train_config.h"

namespace xemap::train {

/// Examples as tensors: mosaics of scenes first, then crops of images with masks.
///
/// Shape: image, overview [N,3,S,S] (overview undefined when the images are whole extents); positions [N,cells,2].
struct Batch {
  torch::Tensor image;
  torch::Tensor overview;
  torch::Tensor positions;

  /// Phrases that are asked, queriesPerImage of each image from firstAsked on, and their answers.
  ///
  /// Shape: target and weight [Q,1,S,S] float, weight 0 where ignored; present [Q] and presenceWeight [Q], 0 where it
  /// is open.
  std::vector<std::uint32_t> queries;
  int queriesPerImage = 0;
  int64_t firstAsked = 0;
  torch::Tensor target;
  torch::Tensor weight;
  torch::Tensor present;
  torch::Tensor presenceWeight;

  /// Of the mosaics: what class each pixel shows, and which region of `captions` it lies in; -1 unknown.
  ///
  /// Shape: classMap, regionMap [M,S,S] int64; regionClass [R] int64.
  torch::Tensor classMap;
  torch::Tensor regionMap;
  torch::Tensor regionClass;
  std::vector<std::uint32_t> captions; ///< One for each region: a caption of its scene, or a wording of its class.

  /// One wording of every class, or a caption of one of its scenes, in the order of Corpus::classNames.
  std::vector<std::uint32_t> classPhrases;
  torch::Tensor phraseInDoubt; ///< Shape: [class shown, class of the phrase] bool: may fit as well.

  Batch to(torch::Device device) const;
};

/// What a step learns from.
enum class Stage {
  Alignment, ///< Only the crops with masks are asked.
  Maps       ///< All images are asked.
};

Stage stageOf(const TrainConfig &config, std::uint64_t step);

/// Draws the batch of a step; the same step of the same configuration always gives the same batch.
Batch drawBatch(const Corpus &corpus, const TrainConfig &config, std::uint64_t step);

/// Examples of one corpus as tensors, without what training on classes needs. The same number always gives the same.
Batch drawJudged(const Corpus &corpus, const TrainConfig &config, std::uint64_t number);

} // namespace xemap::train
