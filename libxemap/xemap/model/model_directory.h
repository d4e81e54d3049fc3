// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

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

} // namespace xemap::model
