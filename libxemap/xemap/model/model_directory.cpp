// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/model_directory.h"

#include <filesystem>

#include "xemap/base/error.h"
#include "xemap/model/weights.h"

namespace xemap::model {

namespace {

ModelConfig configOf(const std::string &directory, Architecture expected) {
  auto config = readModelConfig(directory);
  if (config.architecture != expected)
    throw Error(ErrorCode::Unsupported, directory + "/model.json: field /architecture: this works with " +
                                            nameOf(expected) + " only, found " + nameOf(config.architecture));
  return config;
}

std::string vocabularyOf(const std::string &directory, const char *name) {
  auto path = directory + "/" + name;
  if (!std::filesystem::exists(path))
    throw Error(ErrorCode::NotFound, path + ": expected the model's vocabulary, found none");
  return path;
}

/// What the options contradict themselves in is the file's fault.
template <typename Network, typename Options> Network networkFor(const std::string &directory, const Options &options) {
  try {
    return Network(options);
  } catch (const c10::Error &error) {
    throw Error(ErrorCode::Corrupt, directory + "/model.json: field /options: " + error.what_without_backtrace());
  }
}

/// Returns: SHA-256 of the file.
std::string loadWeightsOf(torch::nn::Module &network, const std::string &directory) {
  const SafetensorsFile weights(directory + "/model.safetensors");
  loadWeights(network, weights);
  network.eval();
  return weights.sha256();
}

} // namespace

LoadedModel loadModel(const std::string &directory) {
  LoadedModel model;
  model.config = configOf(directory, Architecture::Tiny);
  model.vocabularyPath = vocabularyOf(directory, "vocabulary.txt");
  model.net = networkFor<XemapNet>(directory, model.config.options);
  model.sha256 = loadWeightsOf(*model.net, directory);
  foldBatchNorms(*model.net);
  return model;
}

LoadedClip loadClip(const std::string &directory) {
  LoadedClip model;
  model.config = configOf(directory, Architecture::Base);
  model.mergesPath = vocabularyOf(directory, "merges.txt");
  model.net = networkFor<ClipNet>(directory, model.config.clip);
  model.sha256 = loadWeightsOf(*model.net, directory);
  return model;
}

} // namespace xemap::model
