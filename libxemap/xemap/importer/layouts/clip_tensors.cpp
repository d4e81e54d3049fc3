// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "xemap/importer/layouts/clip_layout.h"

namespace xemap::importer {

namespace {

void addNorm(TensorShapes &tensors, const std::string &name, std::int64_t width) {
  tensors[name + ".weight"] = {width};
  tensors[name + ".bias"] = {width};
}

void addLinear(TensorShapes &tensors, const std::string &name, std::int64_t in, std::int64_t out) {
  tensors[name + ".weight"] = {out, in};
  tensors[name + ".bias"] = {out};
}

void addTransformer(TensorShapes &tensors, const std::string &name, std::int64_t width, std::int64_t layers) {
  for (std::int64_t layer = 0; layer < layers; ++layer) {
    const auto block = name + ".resblocks." + std::to_string(layer);
    addNorm(tensors, block + ".ln_1", width);
    addNorm(tensors, block + ".ln_2", width);
    tensors[block + ".attn.in_proj_weight"] = {3 * width, width};
    tensors[block + ".attn.in_proj_bias"] = {3 * width};
    addLinear(tensors, block + ".attn.out_proj", width, width);
    addLinear(tensors, block + ".mlp.c_fc", width, 4 * width);
    addLinear(tensors, block + ".mlp.c_proj", 4 * width, width);
  }
}

void addConvNorm(TensorShapes &tensors, const std::string &conv, const std::string &norm,
                 const std::vector<std::int64_t> &shape) {
  tensors[conv + ".weight"] = shape;
  addNorm(tensors, norm, shape.front());
  tensors[norm + ".running_mean"] = {shape.front()};
  tensors[norm + ".running_var"] = {shape.front()};
}

/// Of the square map of a picture of the size trained on, and of the class token.
template <typename Tower> std::int64_t positionsOf(const Tower &net) {
  const auto side = net.imageSize / net.patchSize;
  return side * side + 1;
}

void addTower(TensorShapes &tensors, const model::ClipResNet &net) {
  const auto width = net.width;
  addConvNorm(tensors, "visual.conv1", "visual.bn1", {width / 2, 3, 3, 3});
  addConvNorm(tensors, "visual.conv2", "visual.bn2", {width / 2, width / 2, 3, 3});
  addConvNorm(tensors, "visual.conv3", "visual.bn3", {width, width / 2, 3, 3});
  std::int64_t in = width;
  for (std::size_t stage = 0; stage < net.stageDepths.size(); ++stage) {
    const std::int64_t planes = width << stage;
    for (std::int64_t i = 0; i < net.stageDepths[stage]; ++i) {
      const auto block = "visual.layer" + std::to_string(stage + 1) + "." + std::to_string(i);
      addConvNorm(tensors, block + ".conv1", block + ".bn1", {planes, in, 1, 1});
      addConvNorm(tensors, block + ".conv2", block + ".bn2", {planes, planes, 3, 3});
      addConvNorm(tensors, block + ".conv3", block + ".bn3", {4 * planes, planes, 1, 1});
      if (i == 0)
        addConvNorm(tensors, block + ".downsample.0", block + ".downsample.1", {4 * planes, in, 1, 1});
      in = 4 * planes;
    }
  }
  tensors["visual.attnpool.positional_embedding"] = {positionsOf(net), in};
  for (const std::string part : {"q_proj", "k_proj", "v_proj"})
    addLinear(tensors, "visual.attnpool." + part, in, in);
  addLinear(tensors, "visual.attnpool.c_proj", in, net.embedWidth);
}

void addTower(TensorShapes &tensors, const model::VisionTransformer &net) {
  const auto width = net.width;
  tensors["visual.conv1.weight"] = {width, 3, net.patchSize, net.patchSize};
  tensors["visual.class_embedding"] = {width};
  tensors["visual.positional_embedding"] = {positionsOf(net), width};
  addNorm(tensors, "visual.ln_pre", width);
  addNorm(tensors, "visual.ln_post", width);
  tensors["visual.proj"] = {width, net.embedWidth};
  addTransformer(tensors, "visual.transformer", width, net.layers);
}

} // namespace

TensorShapes clipTensors(const ClipEncoders &encoders) {
  TensorShapes tensors;
  std::visit([&tensors](const auto &net) { addTower(tensors, net); }, encoders.image);
  const auto &text = encoders.text;
  addTransformer(tensors, "transformer", text.width, text.layers);
  tensors["token_embedding.weight"] = {text.vocabulary, text.width};
  tensors["positional_embedding"] = {text.positions, text.width};
  addNorm(tensors, "ln_final", text.width);
  tensors["text_projection"] = {text.width, text.embedWidth};
  tensors["logit_scale"] = {};
  return tensors;
}

} // namespace xemap::importer
