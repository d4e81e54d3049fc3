// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/model_directory.h"

#include <filesystem>

#include "xemap/base/error.h"
#include "xemap/model/layers/weights.h"

namespace xemap::model {

namespace {

/// What the options contradict themselves in is the file's fault.
XemapNet networkFor(const std::string &directory, const XemapNetOptions &options) {
  try {
    return XemapNet(options);
  } catch (const c10::Error &error) {
    throw Error(ErrorCode::Corrupt, directory + "/model.json: field /options: " + error.what_without_backtrace());
  }
}

} // namespace

LoadedModel loadModel(const std::string &directory) {
  LoadedModel model;
  model.config = readModelConfig(directory);
  model.vocabularyPath = directory + "/vocabulary.txt";
  if (!std::filesystem::exists(model.vocabularyPath))
    throw Error(ErrorCode::NotFound, model.vocabularyPath + ": expected the model's vocabulary, found none");
  model.net = networkFor(directory, model.config.options);
  const checkpoint::SafetensorsFile weights(directory + "/model.safetensors");
  loadWeights(*model.net, weights);
  model.sha256 = weights.sha256();
  model.net->eval();
  foldBatchNorms(*model.net);
  return model;
}

} // namespace xemap::model
