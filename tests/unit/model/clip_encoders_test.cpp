// SPDX-License-Identifier: GPL-2.0-or-later
// The encoders of CLIP models against an independent implementation.
#include <gmock/gmock.h>

#include "support/clip_formula.h"
#include "support/clip_golden.h"
#include "support/formula_clip.h"
#include "xemap/base/error.h"

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

PhraseStates read(const FrozenTextEncoder &encoder, const std::vector<std::vector<int64_t>> &texts) {
  std::vector<Tensor> ids;
  for (const auto &text : texts)
    ids.push_back(torch::tensor(text));
  const auto tokens = torch::stack(ids);
  return encoder.encode(tokens, torch::full({tokens.size(0)}, tokens.size(1), torch::kLong));
}

class ClipGolden : public ::testing::TestWithParam<const char *> {
protected:
  Tensor textEmbeddings() const {
    std::vector<std::vector<int64_t>> ids;
    for (const auto &text : golden.at("texts"))
      ids.push_back(text.at("ids").get<std::vector<int64_t>>());
    return read(*clip.text, ids).embedding;
  }

  const torch::NoGradGuard mNoGrad;
  const nlohmann::json golden = test::readClipGolden(GetParam());
  const importer::ClipEncoders encoders = test::clipEncodersOf(golden);
  const test::FormulaClip clip = test::formulaClip(encoders);
};

TEST_P(ClipGolden, LayoutHasTheTensorsOfTheReference) {
  EXPECT_EQ(golden.at("parameters").get<importer::TensorShapes>(), importer::clipTensors(encoders));
}

TEST_P(ClipGolden, WeightsAreThoseOfTheReference) {
  for (const auto &check : golden.at("weights_check")) {
    const std::string name = check.at("key");
    const auto values = test::clipTensorByFormula(name, importer::clipTensors(encoders).at(name));
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
    EXPECT_LT(relativeError(clip.image->embed(pictureOf(entry, "name"))[0], tensorOf(entry.at("embedding"))), 1e-5)
        << entry.at("name");
}

TEST_P(ClipGolden, DenseMapsAreThoseOfTheReferenceAtEverySize) {
  const auto texts = textEmbeddings();
  for (const auto &entry : golden.at("dense")) {
    const auto features = clip.image->look(pictureOf(entry, "image"));
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

TEST(ClipText, WhatLiesBehindTheEndOfATextDoesNotMatter) {
  const auto clip = test::formulaClip(test::smallClip());
  const int64_t end = test::smallClip().text.vocabulary - 1;
  const auto cut = read(*clip.text, {{end - 1, 5, 7, end}});
  const auto filled = read(*clip.text, {{end - 1, 5, 7, end, 3, 0}});
  EXPECT_LT(relativeError(filled.embedding, cut.embedding), 1e-5);
  const auto padded =
      clip.text->encode(torch::tensor({{end - 1, int64_t{5}, int64_t{7}, end, end, end}}), torch::tensor({int64_t{4}}));
  EXPECT_LT(relativeError(padded.embedding, cut.embedding), 1e-5);
  EXPECT_EQ(padded.mask.sum().item<int64_t>(), 4);
}

TEST(ClipText, StatesAreThoseOfTheTokensAndTheLastSpeaksForThem) {
  const auto clip = test::formulaClip(test::smallClip());
  const int64_t end = test::smallClip().text.vocabulary - 1;
  const auto states = read(*clip.text, {{end - 1, 5, 7, end, 0}, {end - 1, 5, end, 0, 0}});
  EXPECT_EQ(states.states.sizes(), (std::vector<int64_t>{2, 5, 64}));
  EXPECT_EQ(states.embedding.sizes(), (std::vector<int64_t>{2, 24}));
  EXPECT_TRUE(states.mask.sum(1).equal(torch::tensor({int64_t{4}, int64_t{3}})));
  EXPECT_LT(relativeError(states.pooled[1], unitRows(states.states[1].slice(0, 2, 3))[0]), 1e-5);
  for (const auto &vectors : {states.pooled, states.embedding})
    EXPECT_LT((vectors.norm(2, 1) - 1).abs().max().item<double>(), 1e-5);
}

TEST(ClipText, NamesATensorThatDoesNotFit) {
  const test::TempDir directory;
  const auto path = directory.file("frozen.safetensors");
  test::writeSafetensorsFile(path, test::clipModelTensors(test::smallClip()));
  TextSpec text;
  auto kind = test::smallClip().text;
  kind.layers = 3;
  text.kind = kind;
  try {
    makeTextEncoder(text, std::make_shared<checkpoint::SafetensorsFile>(path));
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Corrupt);
    EXPECT_THAT(error.what(), testing::HasSubstr("frozen.safetensors: tensor 'transformer.resblocks.2."));
  }
}

} // namespace
} // namespace xemap::model
