// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/small_model.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include <nlohmann/json.hpp>
#include <torch/nn.h>

#include "xemap/checkpoint/safetensors.h"
#include "xemap/model/layers/weights.h"
#include "xemap/model/model_folder.h"

namespace xemap::test {

namespace {

using checkpoint::ScalarKind;

/// Tensors on their way into frozen.safetensors.
class FrozenTensors {
public:
  void add(const std::string &name, const torch::Tensor &values, ScalarKind kind) {
    const auto kept = values.contiguous();
    mKept.push_back(kept);
    mViews[name] = {kind, kept.sizes().vec(), static_cast<const std::byte *>(kept.data_ptr()), kept.nbytes()};
  }

  void floats(const std::string &name, const torch::Tensor &values) { add(name, values, ScalarKind::Float32); }

  void packed(const std::string &name, int64_t rows, int64_t inputs) {
    constexpr int64_t block = 32;
    constexpr double usualScale = 0.03;
    add(name + ".codes", torch::randint(0, 256, {rows, inputs / 2}, torch::kByte), ScalarKind::UInt8);
    add(name + ".scales", ((torch::rand({rows, inputs / block}) + 0.5) * usualScale).to(torch::kHalf),
        ScalarKind::Float16);
  }

  void write(const std::string &path) const { checkpoint::writeSafetensors(path, mViews); }

private:
  std::vector<torch::Tensor> mKept;
  std::map<std::string, checkpoint::TensorView> mViews;
};

void addText(FrozenTensors &tensors, const model::Bert &bert) {
  const auto width = bert.width;
  const auto linear = [&](const std::string &name, int64_t inputs, int64_t outputs) {
    tensors.packed(name, outputs, inputs);
    tensors.floats(name + ".bias", torch::randn({outputs}) * 0.1);
  };
  const auto norm = [&](const std::string &name) {
    tensors.floats(name + ".weight", torch::rand({width}) + 0.5);
    tensors.floats(name + ".bias", torch::randn({width}) * 0.2);
  };
  tensors.packed("text.word", bert.vocabulary, width);
  tensors.floats("text.position", torch::randn({bert.positions, width}) * 0.05);
  tensors.floats("text.type", torch::randn({bert.types, width}) * 0.05);
  norm("text.norm");
  for (int64_t layer = 0; layer < bert.layers; ++layer) {
    const auto name = "text.layer" + std::to_string(layer) + ".";
    for (const char *part : {"query", "key", "value", "attention_out"})
      linear(name + part, width, width);
    linear(name + "widen", width, bert.feedForward);
    linear(name + "narrow", bert.feedForward, width);
    norm(name + "attention_norm");
    norm(name + "output_norm");
  }
}

/// Single letters, at the start of a word or inside of one; capitals are read as small ones.
void addTokenizer(FrozenTensors &tensors, const model::SentencePieceTokens &special) {
  struct Piece {
    std::string text;
    int32_t id;
    float score;
  };
  std::vector<Piece> pieces{{"<s>", special.begin, 0.0F},
                            {"<pad>", special.pad, 0.0F},
                            {"</s>", special.end, 0.0F},
                            {"<unk>", special.unknown, 0.0F}};
  const std::string wordMark = "\u2581";
  const auto add = [&](const std::string &text, float score) {
    pieces.push_back({text, static_cast<int32_t>(pieces.size()), score});
  };
  add(wordMark, -4.0F);
  std::vector<int32_t> capitals;
  std::vector<int32_t> smallOnes;
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    add(std::string(1, letter), -3.0F);
    add(wordMark + letter, -5.0F);
    capitals.push_back(letter - 'a' + 'A');
    smallOnes.push_back(letter);
  }
  std::sort(pieces.begin(), pieces.end(), [](const Piece &a, const Piece &b) { return a.text < b.text; });
  std::vector<uint8_t> bytes;
  std::vector<int32_t> offsets{0};
  std::vector<int32_t> order;
  std::vector<float> scores;
  for (const auto &piece : pieces) {
    bytes.insert(bytes.end(), piece.text.begin(), piece.text.end());
    offsets.push_back(static_cast<int32_t>(bytes.size()));
    order.push_back(piece.id);
    scores.push_back(piece.score);
  }
  const auto numbers = [&](const char *name, const std::vector<int32_t> &values) {
    tensors.add(std::string("tokenizer.") + name, torch::tensor(values, torch::kInt), ScalarKind::Int32);
  };
  tensors.add("tokenizer.pieces", torch::tensor(bytes, torch::kByte), ScalarKind::UInt8);
  tensors.floats("tokenizer.scores", torch::tensor(scores));
  numbers("offsets", offsets);
  numbers("order", order);
  numbers("rule_points", capitals);
  numbers("rule_values", smallOnes);
  std::vector<int32_t> ruleOffsets(capitals.size() + 1);
  for (std::size_t i = 0; i < ruleOffsets.size(); ++i)
    ruleOffsets[i] = static_cast<int32_t>(i);
  numbers("rule_offsets", ruleOffsets);
}

void writeBank(const std::string &path) {
  nlohmann::json bank{{"format", "xemap-competitors"}, {"version", 1}, {"phrases", nlohmann::json::array()}};
  for (const auto &phrase : smallModelBank())
    bank["phrases"].push_back({{"text", phrase}, {"words", nlohmann::json::array({phrase})}});
  std::ofstream(path) << bank.dump(1) << '\n';
}

/// No branch is idle, as freshly initialised ones would be.
model::ReferringNet randomNetOf(const model::ModelSpec &spec, std::uint64_t seed) {
  torch::manual_seed(seed);
  model::ReferringNet net(spec);
  const torch::NoGradGuard noGrad;
  for (auto &item : net->named_parameters())
    if (item.key().rfind("head.", 0) == 0)
      item.value().add_(torch::randn_like(item.value()) * 0.05);
  return net;
}

} // namespace

model::HeadSpec smallHead() {
  model::HeadSpec head;
  head.textWidth = 32;
  head.fusionWidth = 32;
  head.fusionLayers = 1;
  head.alignmentWidths = {32, 24, 16, 8};
  return head;
}

model::ModelSpec smallModelSpec() {
  model::ModelSpec spec;
  spec.name = "small";
  spec.license = "GPL-2.0-or-later";
  spec.minGsdMetres = 0.1;
  spec.maxGsdMetres = 2.0;
  spec.image.kind = model::EfficientNetLite{0.25, 0.25};
  spec.image.pixelMean = {0.40, 0.41, 0.37};
  spec.image.pixelStd = {0.20, 0.18, 0.17};
  model::Bert bert;
  bert.layers = 1;
  bert.width = 32;
  bert.heads = 2;
  bert.feedForward = 64;
  bert.positions = 64;
  bert.vocabulary = 64;
  model::SentencePieceTokens tokens;
  tokens.prefix = "query ";
  spec.text = {bert, tokens};
  spec.competitors.alikeCosine = 0.9999; // what this encoder says of phrases hardly differs
  spec.head = smallHead();
  return spec;
}

const std::vector<std::string> &smallModelBank() {
  static const std::vector<std::string> phrases{"trees", "water", "grass", "road", "roof", "sand"};
  return phrases;
}

std::string smallModelWords() {
  std::string lines;
  for (const char *word :
       {"airport", "beside", "building", "field", "forest", "of", "north", "parking", "red", "river", "road", "the"})
    lines += std::string(word) + '\n';
  return lines;
}

void writeSmallModel(const std::string &directory, std::uint64_t seed, const model::ModelSpec &spec) {
  std::filesystem::create_directories(directory);
  const auto net = randomNetOf(spec, seed);
  model::saveWeights(*net, directory + "/" + model::weightsFile, ScalarKind::Float32);
  torch::manual_seed(1);
  FrozenTensors frozen;
  addText(frozen, std::get<model::Bert>(spec.text.kind));
  addTokenizer(frozen, std::get<model::SentencePieceTokens>(spec.text.tokenizer));
  if (spec.image.frozen)
    for (const auto &item : net.ptr()->image().named_parameters())
      frozen.floats("image." + item.key(), item.value().detach());
  frozen.write(directory + "/" + model::frozenFile);
  writeBank(directory + "/" + spec.competitors.file);
  auto json = model::toJson(spec);
  json["checksums"] = model::checksumsOf(directory, spec);
  std::ofstream(directory + "/model.json") << json.dump(2) << '\n';
}

} // namespace xemap::test
