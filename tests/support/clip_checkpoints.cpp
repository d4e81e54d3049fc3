// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/clip_checkpoints.h"

#include <cstring>
#include <map>
#include <regex>

#include "support/clip_formula.h"

namespace xemap::test {

namespace {

using checkpoint::ScalarKind;

std::vector<std::byte> bytesOf(const std::vector<float> &values) {
  std::vector<std::byte> bytes(values.size() * sizeof(float));
  std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

std::vector<float> turned(const std::vector<float> &values, std::size_t rows, std::size_t columns) {
  std::vector<float> result(values.size());
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t column = 0; column < columns; ++column)
      result[column * rows + row] = values[row * columns + column];
  return result;
}

/// Hugging Face's name of a tensor that is stored alike.
std::string theirName(std::string name) {
  static const std::vector<std::pair<std::regex, std::string>> rules{
      {std::regex("^visual\\.transformer\\.resblocks\\."), "vision_model.encoder.layers."},
      {std::regex("^transformer\\.resblocks\\."), "text_model.encoder.layers."},
      {std::regex("\\.attn\\.out_proj\\."), ".self_attn.out_proj."},
      {std::regex("\\.ln_([12])\\."), ".layer_norm$1."},
      {std::regex("\\.mlp\\.c_fc\\."), ".mlp.fc1."},
      {std::regex("\\.mlp\\.c_proj\\."), ".mlp.fc2."},
      {std::regex("^visual\\.class_embedding$"), "vision_model.embeddings.class_embedding"},
      {std::regex("^visual\\.conv1\\.weight$"), "vision_model.embeddings.patch_embedding.weight"},
      {std::regex("^visual\\.positional_embedding$"), "vision_model.embeddings.position_embedding.weight"},
      {std::regex("^visual\\.ln_pre\\."), "vision_model.pre_layrnorm."},
      {std::regex("^visual\\.ln_post\\."), "vision_model.post_layernorm."},
      {std::regex("^token_embedding\\.weight$"), "text_model.embeddings.token_embedding.weight"},
      {std::regex("^positional_embedding$"), "text_model.embeddings.position_embedding.weight"},
      {std::regex("^ln_final\\."), "text_model.final_layer_norm."}};
  for (const auto &[pattern, replacement] : rules)
    name = std::regex_replace(name, pattern, replacement);
  return name;
}

} // namespace

importer::ClipEncoders smallClip(ClipTrunk trunk) {
  constexpr std::int64_t embedWidth = 24;
  importer::ClipEncoders encoders;
  auto &text = encoders.text;
  text.embedWidth = embedWidth;
  text.width = 64;
  text.layers = 2;
  text.heads = 1;
  text.positions = 16;
  text.vocabulary = 256 + 256 + 8 + 2;
  if (trunk == ClipTrunk::ResNet) {
    model::ClipResNet net;
    net.imageSize = 64;
    net.width = 8;
    net.heads = 4;
    net.stageDepths = {1, 2, 1, 1};
    net.embedWidth = embedWidth;
    encoders.image = net;
  } else {
    model::VisionTransformer net;
    net.imageSize = 64;
    net.patchSize = 16;
    net.width = 128;
    net.heads = 2;
    net.layers = 3;
    net.embedWidth = embedWidth;
    encoders.image = net;
  }
  return encoders;
}

std::string smallMerges() {
  return "#version: 0.2\nt h\nth e</w>\nr i\nri v\nriv e\nrive r</w>\nr o\nro a\n";
}

std::vector<NamedTensor> clipCheckpoint(const importer::ClipEncoders &encoders) {
  std::vector<NamedTensor> tensors;
  for (const auto &[name, shape] : importer::clipTensors(encoders))
    tensors.push_back({name, ScalarKind::Float32, shape, bytesOf(clipTensorByFormula(name, shape))});
  return tensors;
}

std::vector<NamedTensor> clipModelTensors(const importer::ClipEncoders &encoders) {
  const std::string visual = "visual.";
  std::vector<NamedTensor> tensors;
  for (auto &tensor : clipCheckpoint(encoders)) {
    if (tensor.name == "logit_scale")
      continue;
    tensor.name =
        tensor.name.rfind(visual, 0) == 0 ? "image." + tensor.name.substr(visual.size()) : "text." + tensor.name;
    tensors.push_back(std::move(tensor));
  }
  return tensors;
}

std::vector<NamedTensor> huggingFaceCheckpoint(const importer::ClipEncoders &encoders) {
  std::vector<NamedTensor> tensors;
  for (const auto &[name, shape] : importer::clipTensors(encoders)) {
    const auto values = clipTensorByFormula(name, shape);
    if (name == "visual.proj" || name == "text_projection") {
      const auto turnedValues = turned(values, static_cast<std::size_t>(shape[0]), static_cast<std::size_t>(shape[1]));
      tensors.push_back({name == "visual.proj" ? "visual_projection.weight" : "text_projection.weight",
                         ScalarKind::Float32,
                         {shape[1], shape[0]},
                         bytesOf(turnedValues)});
    } else if (const auto joint = name.find("attn.in_proj_"); joint != std::string::npos) {
      const auto kind = name.substr(joint + std::strlen("attn.in_proj_"));
      const auto block = theirName(name.substr(0, joint));
      auto part = shape;
      part.front() /= 3;
      const auto count = static_cast<std::ptrdiff_t>(values.size() / 3);
      for (int i = 0; i < 3; ++i)
        tensors.push_back({block + "self_attn." + "qkv"[i] + "_proj." + kind, ScalarKind::Float32, part,
                           bytesOf({values.begin() + i * count, values.begin() + (i + 1) * count})});
    } else {
      tensors.push_back({theirName(name), ScalarKind::Float32, shape, bytesOf(values)});
    }
  }
  return tensors;
}

NamedTensor zeros(const std::string &name, ScalarKind kind, const std::vector<std::int64_t> &shape) {
  std::size_t bytes = checkpoint::scalarBytes(kind);
  for (const auto extent : shape)
    bytes *= static_cast<std::size_t>(extent);
  return {name, kind, shape, std::vector<std::byte>(bytes)};
}

void writeSafetensorsFile(const std::string &path, const std::vector<NamedTensor> &tensors) {
  std::map<std::string, checkpoint::TensorView> views;
  for (const auto &tensor : tensors)
    views[tensor.name] = {tensor.kind, tensor.shape, tensor.bytes.data(), tensor.bytes.size()};
  checkpoint::writeSafetensors(path, views);
}

} // namespace xemap::test
