// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include <torch/types.h>

#include "xemap/model/head/image_features.h"
#include "xemap/model/spec/head_spec.h"

namespace xemap::model {

/// Phrases as unit vectors in the space of each aligned level; of a model without a head, in the one space it has, the
/// first alone. Shape: [level] [Q,D].
using LevelVectors = std::array<torch::Tensor, alignedLevels>;

/// The mean over the aligned levels of the cosines between cells and phrases, on the finest of these levels.
///
/// Shape: levels from coarse to fine [N,D,h,w]; their lengths [N,1,h,w]; vectors of Q phrases → [N,Q,H/8,W/8].
torch::Tensor similarityMaps(const std::array<torch::Tensor, 4> &levels, const std::array<torch::Tensor, 4> &lengths,
                             const LevelVectors &vectors);

/// The same for phrases that belong to one tile each. Shape: vectors of N * queriesPerTile phrases, grouped by tile →
/// [N,queriesPerTile,H/8,W/8].
torch::Tensor similarityMapsPerTile(const std::array<torch::Tensor, 4> &levels,
                                    const std::array<torch::Tensor, 4> &lengths, const LevelVectors &vectors,
                                    int64_t queriesPerTile);

/// The similarities of phrases and places in one space, whose vectors of places are not of unit length.
///
/// Shape: described [N,E,h,w]; vectors of Q phrases [Q,E] → [N,Q,h,w].
torch::Tensor similarityMaps(const torch::Tensor &described, const torch::Tensor &phrases);

/// The same for phrases that belong to one tile each. Shape: vectors of N * queriesPerTile phrases, grouped by tile →
/// [N,queriesPerTile,h,w].
torch::Tensor similarityMapsPerTile(const torch::Tensor &described, const torch::Tensor &phrases,
                                    int64_t queriesPerTile);

/// Shape: similarity [N,C,h,w] times its scale.
CompetitorMaps competitorMaps(const torch::Tensor &similarity);

/// How far a phrase leads over all others that do not mean the same: own, less the soft maximum of those; 0 for that
/// where none is left.
///
/// Shape: own [N,K,h,w], times the scale of similarities; alike [N,K,C] bool, the others that say nothing against a
/// phrase → [N,K,h,w].
torch::Tensor lead(const torch::Tensor &own, const CompetitorMaps &others, const torch::Tensor &alike);

} // namespace xemap::model
