// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/train/corpus.h"
#include "xemap/train/train_config.h"

namespace xemap::test {

/// A small model of encoders, and a corpus of two shards packed for it: scenes of three classes told apart by colour
/// (red field, green forest, blue water) that show no vineyard and no "qwertz blorb", and two images with masks, one of
/// whose expressions is a direction.
class SmallCorpus {
public:
  explicit SmallCorpus(const std::string &directory, const train::ClassRelations &relations = {});

  std::string modelDirectory;
  train::PhraseBook book;
  train::Corpus corpus;

private:
  train::Corpus open(const std::string &directory, const train::ClassRelations &relations);
};

/// Seconds rather than hours: 64 pixel images, three a batch.
train::TrainConfig smallConfig();

} // namespace xemap::test
