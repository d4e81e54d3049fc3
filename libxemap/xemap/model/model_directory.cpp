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
template <typename Network, typename... Arguments>
Network networkFor(const std::string &directory, const Arguments &...arguments) {
  try {
    return Network(arguments...);
  } catch (const c10::Error &error) {
    throw Error(ErrorCode::Corrupt, directory + "/model.json: field /options: " + error.what_without_backtrace());
  }
}

std::string weightsOf(const std::string &directory) {
  return directory + "/model.safetensors";
}

} // namespace

LoadedModel loadModel(const std::string &directory) {
  LoadedModel model;
  model.config = configOf(directory, Architecture::Tiny);
  model.vocabularyPath = vocabularyOf(directory, "vocabulary.txt");
  model.net = networkFor<XemapNet>(directory, model.config.options);
  const checkpoint::SafetensorsFile weights(weightsOf(directory));
  loadWeights(*model.net, weights);
  model.sha256 = weights.sha256();
  model.net->eval();
  foldBatchNorms(*model.net);
  return model;
}

LoadedClip loadClip(const std::string &directory) {
  LoadedClip model;
  model.config = configOf(directory, Architecture::Base);
  model.mergesPath = vocabularyOf(directory, "merges.txt");
  model.net = networkFor<ClipNet>(directory, model.config.clip);
  const checkpoint::SafetensorsFile weights(weightsOf(directory));
  loadBaseWeights(*model.net, weights, BasePart::Clip);
  model.sha256 = weights.sha256();
  model.net->eval();
  return model;
}

XemapBase loadHead(const std::string &directory, const ModelConfig &config, std::shared_ptr<ClipSource> source) {
  auto head = networkFor<XemapBase>(directory, config.head.value(), config.clip, source);
  loadBaseWeights(*head, checkpoint::SafetensorsFile(weightsOf(directory)), BasePart::Head);
  head->eval();
  foldBatchNorms(*head);
  return head;
}

} // namespace xemap::model
