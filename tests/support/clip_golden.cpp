// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/clip_golden.h"

#include <fstream>
#include <stdexcept>

namespace xemap::test {

nlohmann::json readClipGolden(const std::string &name) {
  const std::string path = XEMAP_SOURCE_DIR "/tests/golden/clip/" + name + ".json";
  std::ifstream file(path);
  if (!file)
    throw std::runtime_error(path + ": cannot be read");
  return nlohmann::json::parse(file);
}

model::ClipOptions clipOptionsOf(const nlohmann::json &golden) {
  const auto &sizes = golden.at("architecture");
  model::ClipOptions options;
  options.imageSize = sizes.at("image_size");
  options.visionWidth = sizes.at("vision_width");
  options.visionHeads = sizes.at("vision_heads");
  if (sizes.at("kind") == "vit") {
    options.patchSize = sizes.at("patch_size");
    options.visionLayers = sizes.at("vision_layers");
  } else {
    options.trunk = model::ClipTrunk::ResNet;
    options.patchSize = 32;
    options.visionLayers = 0;
    options.stageDepths = sizes.at("vision_layers");
  }
  options.embedWidth = sizes.at("embed_dim");
  options.textWidth = sizes.at("text_width");
  options.textLayers = sizes.at("text_layers");
  options.textHeads = sizes.at("text_heads");
  options.contextLength = sizes.at("context_length");
  options.vocabularyIds = sizes.at("vocabulary_size");
  options.activation =
      sizes.at("activation") == "gelu" ? model::ClipActivation::Gelu : model::ClipActivation::QuickGelu;
  return options;
}

} // namespace xemap::test
