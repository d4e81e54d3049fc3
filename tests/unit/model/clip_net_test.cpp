// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/clip/clip_net.h"

#include <map>

#include <gmock/gmock.h>

#include "support/clip_formula.h"
#include "support/clip_golden.h"
#include "xemap/importer/layouts/clip_layout.h"

namespace xemap::model {
namespace {

using torch::Tensor;

Tensor tensorOf(const std::vector<float> &values, const std::vector<int64_t> &shape) {
  return torch::tensor(values).view(shape);
}

void flatten(const nlohmann::json &values, std::vector<float> &flat) {
  if (!values.is_array())
    return flat.push_back(values.get<float>());
  for (const auto &part : values)
    flatten(part, flat);
}

Tensor tensorOf(const nlohmann::json &values) {
  std::vector<int64_t> shape;
  for (const auto *level = &values; level->is_array(); level = &level->at(0))
    shape.push_back(static_cast<int64_t>(level->size()));
  std::vector<float> flat;
  flatten(values, flat);
  return tensorOf(flat, shape);
}

/// The largest difference, as a part of the largest value expected.
double relativeError(const Tensor &found, const Tensor &expected) {
  return (found - expected).abs().max().item<double>() / expected.abs().max().item<double>();
}

Tensor unitRows(const Tensor &vectors) {
  return vectors / vectors.norm(2, 1, true);
}

Tensor pictureOf(const nlohmann::json &entry, const char *nameField) {
  const int height = entry.at("height");
  const int width = entry.at("width");
  return tensorOf(test::imageByFormula(entry.at(nameField), height, width), {1, 3, height, width});
}

class ClipGolden : public ::testing::TestWithParam<const char *> {
protected:
  ClipGolden() : golden(test::readClipGolden(GetParam())), net(test::clipOptionsOf(golden)) {
    std::map<std::string, Tensor> tensors;
    for (const auto &item : net->named_parameters())
      tensors.emplace(item.key(), item.value());
    for (const auto &item : net->named_buffers())
      tensors.emplace(item.key(), item.value());
    for (auto &[name, tensor] : tensors)
      if (tensor.is_floating_point())
        tensor.copy_(tensorOf(test::clipTensorByFormula(name, tensor.sizes().vec()), tensor.sizes().vec()));
    net->eval();
  }

  Tensor textEmbeddings() {
    std::vector<Tensor> ids;
    for (const auto &text : golden.at("texts"))
      ids.push_back(torch::tensor(text.at("ids").get<std::vector<int64_t>>()));
    return unitRows(net->encodeText(torch::stack(ids)).embedding);
  }

  const torch::NoGradGuard mNoGrad;
  const nlohmann::json golden;
  ClipNet net;
};

TEST_P(ClipGolden, NetworkHasTheTensorsOfTheLayout) {
  const auto expected = importer::clipTensors(net->options());
  EXPECT_EQ(golden.at("parameters").get<importer::TensorShapes>(), expected);
  importer::TensorShapes found;
  for (const auto &item : net->named_parameters())
    found[item.key()] = item.value().sizes().vec();
  for (const auto &item : net->named_buffers())
    if (item.value().is_floating_point())
      found[item.key()] = item.value().sizes().vec();
  EXPECT_EQ(found, expected);
}

TEST_P(ClipGolden, WeightsAreThoseOfTheReference) {
  for (const auto &check : golden.at("weights_check")) {
    const std::string name = check.at("key");
    const auto values = test::clipTensorByFormula(name, importer::clipTensors(net->options()).at(name));
    const auto first = check.at("first").get<std::vector<float>>();
    EXPECT_EQ(std::vector<float>(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(first.size())), first)
        << name;
  }
}

TEST_P(ClipGolden, TextsAreEmbeddedAsByTheReference) {
  const auto found = textEmbeddings();
  for (int64_t i = 0; i < found.size(0); ++i)
    EXPECT_LT(relativeError(found[i], tensorOf(golden.at("texts").at(i).at("embedding"))), 1e-5) << "text " << i;
}

TEST_P(ClipGolden, PicturesAreEmbeddedAsByTheReference) {
  for (const auto &entry : golden.at("images"))
    EXPECT_LT(relativeError(unitRows(net->encodeImage(pictureOf(entry, "name")).embedding)[0],
                            tensorOf(entry.at("embedding"))),
              1e-5)
        << entry.at("name");
}

TEST_P(ClipGolden, DenseMapsAreThoseOfTheReferenceAtEverySize) {
  const auto texts = textEmbeddings();
  for (const auto &entry : golden.at("dense")) {
    const auto features = net->encodeImage(pictureOf(entry, "image"));
    const auto common = unitRows(features.denseClass);
    EXPECT_LT(relativeError(common[0], tensorOf(entry.at("class_embedding"))), 1e-5);
    const auto cells = torch::einsum("ndhw,td->thw", {unitRows(features.dense), texts});
    const auto found =
        cells - golden.at("class_weight").get<double>() * torch::matmul(texts, common[0]).view({-1, 1, 1});
    EXPECT_LT(relativeError(found, tensorOf(entry.at("similarity"))), 1e-5)
        << entry.at("height") << " x " << entry.at("width");
  }
}

INSTANTIATE_TEST_SUITE_P(Networks, ClipGolden, ::testing::Values("vit-quick", "vit-gelu", "rn"));

TEST(ClipNet, WhatLiesBehindTheEndOfATextDoesNotMatter) {
  const torch::NoGradGuard noGrad;
  const auto golden = test::readClipGolden("vit-quick");
  ClipNet net(test::clipOptionsOf(golden));
  for (auto &parameter : net->parameters())
    parameter.normal_(0, 0.05);
  const auto last = net->options().vocabularyIds - 1;
  const auto cut = net->encodeText(torch::tensor({{last - 1, int64_t{5}, int64_t{7}, last}})).embedding;
  const auto filled =
      net->encodeText(torch::tensor({{last - 1, int64_t{5}, int64_t{7}, last, int64_t{3}, int64_t{0}}})).embedding;
  EXPECT_LT(relativeError(filled, cut), 1e-5);
}

} // namespace
} // namespace xemap::model
