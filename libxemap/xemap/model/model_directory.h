// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include "xemap/model/clip/clip_net.h"
#include "xemap/model/clip/xemap_base.h"
#include "xemap/model/spec/model_config.h"
#include "xemap/model/xemap_net.h"

namespace xemap::model {

/// A model of XeMap-Net tiny as it lies on disk: model.json, model.safetensors, vocabulary.txt.
struct LoadedModel {
  ModelConfig config;
  std::string vocabularyPath;
  std::string sha256;    ///< Of model.safetensors.
  XemapNet net{nullptr}; ///< In evaluation mode, batch norms folded.
};

/// Throws: NotFound, Unreadable, Corrupt, Unsupported, each naming the file and the field or tensor.
LoadedModel loadModel(const std::string &directory);

/// A CLIP model as it lies on disk: model.json, model.safetensors, merges.txt.
struct LoadedClip {
  ModelConfig config;
  std::string mergesPath;
  std::string sha256;   ///< Of model.safetensors.
  ClipNet net{nullptr}; ///< In evaluation mode.
};

/// Loads the CLIP model; what was learned on top of it is left to loadHead().
///
/// Throws: as loadModel.
LoadedClip loadClip(const std::string &directory);

/// Loads what XeMap-Net base learned on top of the CLIP model that `source` asks: config.head says its sizes. In
/// evaluation mode, batch norms folded.
///
/// Throws: as loadModel.
XemapBase loadHead(const std::string &directory, const ModelConfig &config, std::shared_ptr<ClipSource> source);

} // namespace xemap::model
