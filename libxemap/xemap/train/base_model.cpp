// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/base_model.h"

#include <fstream>
#include <sstream>

#include "xemap/base/error.h"
#include "xemap/model/clip/xemap_base.h"
#include "xemap/model/model_directory.h"
#include "xemap/model/weights.h"
#include "xemap/train/cached_clip.h"
#include "xemap/train/whole_file.h"

namespace xemap::train {

namespace {

std::string readWhole(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  if (!file)
    throw Error(ErrorCode::Unreadable, path + ": cannot be read");
  return content.str();
}

/// The tokens of what else there is, as the shards' packer left them.
std::vector<std::vector<std::int32_t>> comparedIn(const Corpus &corpus, const model::ClipOptions &clip,
                                                  const std::string &directory) {
  const auto json = nlohmann::json::parse(corpus.vocabulary(), nullptr, false);
  if (corpus.subwordsPerToken() != 0 || json.value("vocabulary_ids", int64_t{0}) != clip.vocabularyIds ||
      json.value("context_length", int64_t{0}) != clip.contextLength)
    throw Error(ErrorCode::InvalidArgument, directory + ": expected shards packed for this model (xemap dataset pack "
                                                        "--model), found others");
  return json.at("compared").get<std::vector<std::vector<std::int32_t>>>();
}

} // namespace

BaseModel::BaseModel(const std::string &directory, const Corpus &corpus, const TrainConfig &config,
                     torch::Device device)
    : mDirectory(directory) {
  auto clip = model::loadClip(directory);
  clip.net->to(device);
  mConfig = clip.config;
  const auto compared = comparedIn(corpus, mConfig.clip, directory);
  mSource = std::make_shared<CachedClip>(std::make_shared<model::PlainClip>(std::move(clip.net), compared),
                                         static_cast<std::size_t>(config.backboneCacheMb) * 1'000'000);
}

std::shared_ptr<model::EncodedNetImpl> BaseModel::makeNet() const {
  const auto options = mConfig.head.value_or(model::headOptionsFor(mConfig.clip));
  auto net = std::make_shared<model::XemapBaseImpl>(options, mConfig.clip, mSource);
  if (mConfig.head)
    model::loadBaseWeights(*net, checkpoint::SafetensorsFile(mDirectory + "/model.safetensors"), model::BasePart::Head);
  return net;
}

nlohmann::json BaseModel::writeParts(const model::EncodedNetImpl &net, const TrainConfig &config,
                                     const std::string &directory) const {
  model::saveBaseWeights(checkpoint::SafetensorsFile(mDirectory + "/model.safetensors"), net,
                         directory + "/model.safetensors");
  writeWhole(directory + "/merges.txt", readWhole(mDirectory + "/merges.txt"));
  auto modelConfig = mConfig;
  modelConfig.name = config.modelName;
  modelConfig.head = net.options();
  auto json = model::toJson(modelConfig);
  const auto before = nlohmann::json::parse(readWhole(mDirectory + "/model.json"));
  if (before.contains("source"))
    json["source"] = before["source"];
  return json;
}

} // namespace xemap::train
