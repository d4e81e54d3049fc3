// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/train/corpus.h"
#include "xemap/train/train_config.h"

namespace xemap::test {

/// Writes two shards into `directory`: scenes of three classes told apart by colour (red field, green forest, blue
/// water), and two images with masks, one of whose expressions is a direction.
///
/// Returns: the corpus of both.
train::Corpus writeCorpus(const std::string &directory, const train::ClassRelations &relations = {});

/// The same, as a CLIP model with these merges and the context of smallClip() reads it.
train::Corpus writeClipCorpus(const std::string &directory, const std::string &mergesPath);

/// Seconds rather than hours: 64 pixel images, two a batch.
train::TrainConfig smallConfig();

} // namespace xemap::test
