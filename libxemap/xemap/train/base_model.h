// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "xemap/model/clip/clip_source.h"
#include "xemap/model/encoded_net.h"
#include "xemap/model/spec/model_config.h"
#include "xemap/train/corpus.h"
#include "xemap/train/train_config.h"

namespace xemap::train {

/// The CLIP model that a run trains XeMap-Net base on top of.
class BaseModel {
public:
  /// Throws: as model::loadClip; InvalidArgument when the corpus was packed for another kind of model.
  BaseModel(const std::string &directory, const Corpus &corpus, const TrainConfig &config, torch::Device device);

  /// A network to train, not yet where the CLIP model computes: what was learned before where something was, and what
  /// answers as CLIP alone does otherwise.
  std::shared_ptr<model::EncodedNetImpl> makeNet() const;

  /// Writes what the model directory of a trained network needs beside its card, and gives the card.
  ///
  /// Throws: Unwritable, Unreadable.
  nlohmann::json writeParts(const model::EncodedNetImpl &net, const TrainConfig &config,
                            const std::string &directory) const;

private:
  std::string mDirectory;
  model::ModelConfig mConfig;
  std::shared_ptr<model::ClipSource> mSource;
};

} // namespace xemap::train
