// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/layouts/efficientnet_lite.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <set>

#include "xemap/base/error.h"
#include "xemap/checkpoint/checkpoint.h"
#include "xemap/checkpoint/quoted.h"

namespace xemap::importer {

namespace {

using checkpoint::Checkpoint;
using checkpoint::listed;
using checkpoint::quoted;
using checkpoint::ScalarKind;
using Shape = std::vector<std::int64_t>;

constexpr double normEps = 1e-3;
/// Lite 0, 1 and 2.
constexpr std::array<model::EfficientNetLite, 3> nets{{{1.0, 1.0}, {1.0, 1.1}, {1.1, 1.2}}};

/// A convolution of the checkpoint, and the batch norm behind it.
struct Layer {
  std::string name; ///< In the model.
  std::string convolution;
  std::string norm;
  Shape shape;
};

std::vector<Layer> layersOf(const model::EfficientNetLite &net) {
  std::vector<Layer> layers{{"image.stem", "_conv_stem", "_bn0", {model::efficientNetLiteStemWidth, 3, 3, 3}}};
  std::int64_t block = 0;
  for (const auto &stage : model::stagesOf(net)) {
    auto inputs = stage.inputs;
    for (const auto end = block + stage.blocks; block < end; ++block) {
      const auto hidden = inputs * stage.expansion;
      const auto ours = "image.block" + std::to_string(block);
      const auto theirs = "_blocks." + std::to_string(block);
      const auto kernel = stage.kernel;
      if (stage.expansion != 1)
        layers.push_back({ours + ".expand", theirs + "._expand_conv", theirs + "._bn0", {hidden, inputs, 1, 1}});
      layers.push_back(
          {ours + ".depthwise", theirs + "._depthwise_conv", theirs + "._bn1", {hidden, 1, kernel, kernel}});
      layers.push_back({ours + ".project", theirs + "._project_conv", theirs + "._bn2", {stage.outputs, hidden, 1, 1}});
      inputs = stage.outputs;
    }
  }
  return layers;
}

constexpr std::array<const char *, 4> normParts{".weight", ".bias", ".running_mean", ".running_var"};

/// How many channels each block of the checkpoint has, as far as its blocks go.
std::vector<std::int64_t> widthsOf(const Checkpoint &checkpoint) {
  std::vector<std::int64_t> widths;
  for (;;) {
    const auto name = "_blocks." + std::to_string(widths.size()) + "._project_conv.weight";
    const auto found = checkpoint.tensors().find(name);
    if (found == checkpoint.tensors().end() || found->second.shape.empty())
      return widths;
    widths.push_back(found->second.shape.front());
  }
}

std::vector<std::int64_t> widthsOf(const std::vector<Layer> &layers) {
  std::vector<std::int64_t> widths;
  for (const auto &layer : layers)
    if (layer.norm.find("._bn2") != std::string::npos)
      widths.push_back(layer.shape.front());
  return widths;
}

int numberOf(const Checkpoint &checkpoint) {
  const auto widths = widthsOf(checkpoint);
  for (std::size_t number = 0; number < nets.size(); ++number)
    if (widths == widthsOf(layersOf(nets[number])))
      return static_cast<int>(number);
  const auto &tensors = checkpoint.tensors();
  throw Error(ErrorCode::Unsupported,
              checkpoint.path() + ": expected the blocks of EfficientNet-Lite 0, 1 or 2 " +
                  "(_blocks.0._project_conv.weight, ...), found " +
                  (widths.empty() ? std::to_string(tensors.size()) + " other tensors" +
                                        (tensors.empty() ? "" : ", the first " + quoted(tensors.begin()->first))
                                  : "blocks of widths " + listed(widths)));
}

void requireTensor(const Checkpoint &checkpoint, const std::string &name, const Shape &shape) {
  const auto found = checkpoint.tensors().find(name);
  const auto where = checkpoint.path() + ": tensor " + quoted(name);
  if (found == checkpoint.tensors().end())
    throw Error(ErrorCode::Corrupt, where + " of the EfficientNet-Lite is missing");
  if (found->second.shape != shape)
    throw Error(ErrorCode::Corrupt,
                where + ": expected shape " + listed(shape) + ", found " + listed(found->second.shape));
  if (found->second.kind != ScalarKind::Float32)
    throw Error(ErrorCode::Unsupported, where + ": expected F32, found " + checkpoint::scalarName(found->second.kind));
}

/// What is left out: the layers behind the blocks, and how many batches a norm has seen.
bool isLeftOut(const std::string &name) {
  static const std::string counter = ".num_batches_tracked";
  const auto begins = [&](const char *start) { return name.compare(0, std::strlen(start), start) == 0; };
  return begins("_conv_head.") || begins("_bn1.") || begins("_fc.") ||
         (name.size() > counter.size() && name.compare(name.size() - counter.size(), counter.size(), counter) == 0);
}

/// Every tensor there, none beside them.
void requireWhole(const Checkpoint &checkpoint, const std::vector<Layer> &layers) {
  std::set<std::string> known;
  for (const auto &layer : layers) {
    requireTensor(checkpoint, layer.convolution + ".weight", layer.shape);
    known.insert(layer.convolution + ".weight");
    for (const char *part : normParts) {
      requireTensor(checkpoint, layer.norm + part, {layer.shape.front()});
      known.insert(layer.norm + part);
    }
  }
  for (const auto &[name, tensor] : checkpoint.tensors())
    if (known.count(name) == 0 && !isLeftOut(name))
      throw Error(ErrorCode::Corrupt,
                  checkpoint.path() + ": tensor " + quoted(name) + " does not belong to an EfficientNet-Lite");
}

std::vector<float> numbersOf(const Checkpoint &checkpoint, const std::string &name) {
  const auto bytes = checkpoint.read(name);
  std::vector<float> numbers(bytes.size() / sizeof(float));
  std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(float));
  return numbers;
}

std::vector<double> gainsOf(const Checkpoint &checkpoint, const std::string &norm) {
  const auto gamma = numbersOf(checkpoint, norm + ".weight");
  const auto variance = numbersOf(checkpoint, norm + ".running_var");
  std::vector<double> gains(gamma.size());
  for (std::size_t i = 0; i < gains.size(); ++i)
    gains[i] = static_cast<double>(gamma[i]) / std::sqrt(static_cast<double>(variance[i]) + normEps);
  return gains;
}

std::vector<std::byte> bytesOf(const Checkpoint &checkpoint, const std::string &name,
                               const std::vector<float> &numbers) {
  if (!std::all_of(numbers.begin(), numbers.end(), [](float number) { return std::isfinite(number); }))
    throw Error(ErrorCode::Corrupt, checkpoint.path() + ": tensor " + quoted(name) +
                                        " and its batch norm: expected numbers, found what makes none");
  std::vector<std::byte> bytes(numbers.size() * sizeof(float));
  std::memcpy(bytes.data(), numbers.data(), bytes.size());
  return bytes;
}

std::vector<std::byte> foldedWeight(const Checkpoint &checkpoint, const Layer &layer) {
  auto weight = numbersOf(checkpoint, layer.convolution + ".weight");
  const auto gains = gainsOf(checkpoint, layer.norm);
  const std::size_t row = weight.size() / gains.size();
  for (std::size_t i = 0; i < weight.size(); ++i)
    weight[i] = static_cast<float>(static_cast<double>(weight[i]) * gains[i / row]);
  return bytesOf(checkpoint, layer.convolution + ".weight", weight);
}

std::vector<std::byte> foldedBias(const Checkpoint &checkpoint, const Layer &layer) {
  auto bias = numbersOf(checkpoint, layer.norm + ".bias");
  const auto mean = numbersOf(checkpoint, layer.norm + ".running_mean");
  const auto gains = gainsOf(checkpoint, layer.norm);
  for (std::size_t i = 0; i < bias.size(); ++i)
    bias[i] = static_cast<float>(static_cast<double>(bias[i]) - static_cast<double>(mean[i]) * gains[i]);
  return bytesOf(checkpoint, layer.norm + ".bias", bias);
}

} // namespace

EfficientNetLiteLayout findEfficientNetLite(const Checkpoint &checkpoint) {
  EfficientNetLiteLayout found;
  found.number = numberOf(checkpoint);
  found.net = nets[static_cast<std::size_t>(found.number)];
  const auto layers = layersOf(found.net);
  requireWhole(checkpoint, layers);
  for (const auto &layer : layers) {
    auto &weight = found.tensors[layer.name + ".weight"];
    weight.layout.shape = layer.shape;
    weight.elements = [&checkpoint, layer] { return foldedWeight(checkpoint, layer); };
    auto &bias = found.tensors[layer.name + ".bias"];
    bias.layout.shape = {layer.shape.front()};
    bias.elements = [&checkpoint, layer] { return foldedBias(checkpoint, layer); };
  }
  return found;
}

} // namespace xemap::importer
