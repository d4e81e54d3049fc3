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

importer::ClipEncoders clipEncodersOf(const nlohmann::json &golden) {
  const auto &sizes = golden.at("architecture");
  const auto activation =
      sizes.at("activation") == "gelu" ? model::ClipActivation::Gelu : model::ClipActivation::QuickGelu;
  importer::ClipEncoders encoders;
  if (sizes.at("kind") == "vit") {
    model::VisionTransformer net;
    net.imageSize = sizes.at("image_size");
    net.patchSize = sizes.at("patch_size");
    net.width = sizes.at("vision_width");
    net.layers = sizes.at("vision_layers");
    net.heads = sizes.at("vision_heads");
    net.embedWidth = sizes.at("embed_dim");
    net.activation = activation;
    encoders.image = net;
  } else {
    model::ClipResNet net;
    net.imageSize = sizes.at("image_size");
    net.width = sizes.at("vision_width");
    net.stageDepths = sizes.at("vision_layers");
    net.heads = sizes.at("vision_heads");
    net.embedWidth = sizes.at("embed_dim");
    encoders.image = net;
  }
  auto &text = encoders.text;
  text.width = sizes.at("text_width");
  text.layers = sizes.at("text_layers");
  text.heads = sizes.at("text_heads");
  text.positions = sizes.at("context_length");
  text.vocabulary = sizes.at("vocabulary_size");
  text.embedWidth = sizes.at("embed_dim");
  text.activation = activation;
  return encoders;
}

} // namespace xemap::test
