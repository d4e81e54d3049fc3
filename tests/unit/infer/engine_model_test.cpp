// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/random_model.h"
#include "support/random_net.h"
#include "unit/infer/engine_fixture.h"
#include "xemap/base/feedback.h"
#include "xemap/model/layers/weights.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::test {

namespace {

using ::testing::HasSubstr;

/// A model directory of its own, to be damaged.
class EngineModelTest : public TempDirTest {
protected:
  EngineModelTest() : folder(tempDir.file("model")) { writeRandomModel(folder, 3); }

  Error refusal() const {
    infer::EngineOptions options;
    options.modelDirectory = folder;
    const auto error = errorOf([&] { infer::createEngine(options); });
    EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos) << error.what();
    EXPECT_THAT(error.what(), HasSubstr(folder)) << "the message names the file";
    return error;
  }

  void expectRefusal(ErrorCode code, const std::string &mention) const {
    const auto error = refusal();
    EXPECT_EQ(error.code(), code) << error.what();
    EXPECT_THAT(error.what(), HasSubstr(mention));
  }

  void editJson(const std::function<void(nlohmann::json &)> &edit) const {
    auto json = nlohmann::json::parse(std::ifstream(folder + "/model.json"));
    edit(json);
    std::ofstream(folder + "/model.json") << json;
  }

  std::string weights() const { return folder + "/model.safetensors"; }

  std::string folder;
};

} // namespace

TEST_F(EngineModelTest, WholeModelLoads) {
  infer::EngineOptions options;
  options.modelDirectory = folder;
  const auto engine = infer::createEngine(options);
  EXPECT_EQ(engine->model().name, "random");
  EXPECT_EQ(engine->model().sha256.size(), 64U);
  EXPECT_EQ(engine->model().minGsdMetres, 0.1);
  EXPECT_EQ(engine->model().maxGsdMetres, 2.0);
}

TEST_F(EngineModelTest, MissingFiles) {
  for (const std::string name : {"model.json", "model.safetensors", "vocabulary.txt"}) {
    std::filesystem::rename(folder + "/" + name, folder + "/away");
    expectRefusal(ErrorCode::NotFound, name);
    std::filesystem::rename(folder + "/away", folder + "/" + name);
  }
}

TEST_F(EngineModelTest, TruncatedWeights) {
  const auto bytes = std::filesystem::file_size(weights());
  for (const auto kept : {bytes - 1, bytes / 2, std::uintmax_t{100}, std::uintmax_t{7}, std::uintmax_t{0}}) {
    std::filesystem::resize_file(weights(), kept);
    expectRefusal(ErrorCode::Corrupt, "model.safetensors");
  }
}

TEST_F(EngineModelTest, WeightsThatAreNotNumbers) {
  auto net = randomNet(smallNetOptions(), 3);
  for (auto &item : net->named_parameters())
    if (item.key() == "hmsa.out.bias") {
      // Through the file, because the writer refuses them as well.
      const float marker = 12345.678F;
      torch::NoGradGuard noGrad;
      item.value().fill_(marker);
    }
  model::saveWeights(*net, weights(), checkpoint::ScalarKind::Float32);
  std::string bytes;
  {
    std::ifstream file(weights(), std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
  }
  const float marker = 12345.678F;
  const float notANumber = std::nanf("");
  const auto at = bytes.find(std::string(reinterpret_cast<const char *>(&marker), sizeof marker));
  ASSERT_NE(at, std::string::npos);
  bytes.replace(at, sizeof notANumber, reinterpret_cast<const char *>(&notANumber), sizeof notANumber);
  std::ofstream(weights(), std::ios::binary) << bytes;
  expectRefusal(ErrorCode::Corrupt, "tensor 'hmsa.out.bias' holds values that are not finite");
}

TEST_F(EngineModelTest, WrongArchitecture) {
  editJson([](auto &json) { json["architecture"] = "xemap-net-huge"; });
  expectRefusal(ErrorCode::Unsupported, "/architecture: expected xemap-net-tiny, found xemap-net-huge");
}

TEST_F(EngineModelTest, WrongFormat) {
  editJson([](auto &json) { json["version"] = 99; });
  expectRefusal(ErrorCode::Unsupported, "version 99");
}

TEST_F(EngineModelTest, WrongShape) {
  editJson([](auto &json) { json["options"]["subword_buckets"] = 300; });
  expectRefusal(ErrorCode::Corrupt, "tensor 'text_encoder.subwords.weight' has shape [256, 32], expected [300, 32]");
}

TEST_F(EngineModelTest, MissingTensor) {
  editJson([](auto &json) { json["options"]["text_layers"] = 2; });
  expectRefusal(ErrorCode::Corrupt, "is missing");
}

TEST_F(EngineModelTest, SurplusTensor) {
  editJson([](auto &json) { json["options"]["stage_depths"] = {1, 1, 1, 2}; });
  expectRefusal(ErrorCode::Corrupt, "is missing");
  editJson([](auto &json) { json["options"]["stage_depths"] = {1, 1, 1, 1}; });
  model::saveWeights(*randomNet(
                         [] {
                           auto options = smallNetOptions();
                           options.fusionLayers = 2;
                           return options;
                         }(),
                         1),
                     weights(), checkpoint::ScalarKind::Float32);
  expectRefusal(ErrorCode::Corrupt, "does not belong to the architecture");
}

TEST_F(EngineModelTest, MissingAndImpossibleFields) {
  const auto whole = nlohmann::json::parse(std::ifstream(folder + "/model.json"));
  const auto refuse = [&](const std::string &pointer, const nlohmann::json &value, const std::string &mention) {
    editJson([&](auto &json) {
      json = whole;
      json[nlohmann::json::json_pointer(pointer)] = value;
    });
    expectRefusal(ErrorCode::Corrupt, mention);
  };
  refuse("/name", 5, "/name");
  refuse("/options/fusion_width", 0, "/options/fusion_width");
  refuse("/options/fusion_width", 1e12, "/options/fusion_width");
  refuse("/options/stage_widths", nlohmann::json::array({1, 2}), "/options/stage_widths");
  refuse("/options/fusion_heads", 5, "/options");
  refuse("/options/pixel_std", nlohmann::json::array({0.2, 0.0, 0.2}), "/options/pixel_std");
  refuse("/calibration/mask/temperature", 0, "/calibration/mask/temperature");
  refuse("/calibration", "none", "/calibration");
  refuse("/gsd_metres/max", nullptr, "/gsd_metres/max");
  editJson([&](auto &json) {
    json = whole;
    json["options"].erase("max_tokens");
  });
  expectRefusal(ErrorCode::Corrupt, "/options/max_tokens");
}

TEST_F(EngineModelTest, SomethingElseThanJson) {
  std::ofstream(folder + "/model.json") << "<html>";
  expectRefusal(ErrorCode::Corrupt, "expected JSON");
}

TEST_F(EngineModelTest, VocabularyThatDoesNotFit) {
  std::ofstream file(folder + "/vocabulary.txt");
  for (char first = 'a'; first <= 'z'; ++first)
    for (const char *rest : {"ba", "co", "du"})
      file << first << rest << '\n';
  file.close();
  expectRefusal(ErrorCode::Corrupt, "vocabulary.txt: expected at most 62 words, found 78");
  std::ofstream(folder + "/vocabulary.txt") << "river\nriver\n";
  expectRefusal(ErrorCode::Corrupt, "vocabulary.txt");
}

namespace {

class Doubting : public EngineTest {
protected:
  /// The small model, made to find everything as unlikely, and told how much to take off for it.
  infer::EngineOptions model(double bias, double doubt) const {
    const auto folder = tempDir.file("model-" + std::to_string(bias) + "-" + std::to_string(doubt));
    std::filesystem::copy(modelFolder(), folder);
    auto json = nlohmann::json::parse(std::ifstream(folder + "/model.json"));
    json["calibration"]["presence"] = {{"head", 0.0}, {"sure", 0.0}, {"bias", bias}, {"doubt", doubt}};
    std::ofstream(folder + "/model.json") << json;
    auto options = smallTiles();
    options.modelDirectory = folder;
    return options;
  }

  std::string path = makeRaster(300, 200);
};

} // namespace

TEST_F(Doubting, WhatIsHardlyThereLeavesAnEmptyMap) {
  const auto askWith = [&](double bias, double doubt) { return ask(model(bias, doubt), path); };
  const auto logit = [](double p) { return std::log(p / (1.0 - p)); };
  // Presence of sigmoid(-1) is below 0.35, that of sigmoid(0) is not.
  const auto told = askWith(-1.0, 0.0);
  const auto doubted = askWith(-1.0, 2.0);
  EXPECT_EQ(askWith(0.0, 2.0).map.values, askWith(0.0, 0.0).map.values);
  EXPECT_EQ(doubted.summary.presence, told.summary.presence);
  const double taken = 2.0 * (logit(0.35) + 1.0);
  // Probabilities are rounded, which logits far from 0 feel most.
  const auto rounding = [](double p) { return 0.5 / 4096.0 / (p * (1.0 - p)); };
  for (std::size_t i = 0; i < told.map.values.size(); i += 97) {
    const double before = told.map.values[i];
    const double after = doubted.map.values[i];
    EXPECT_NEAR(logit(after), logit(before) - taken, 1.1 * (rounding(before) + rounding(after)) + 1e-4);
  }
  EXPECT_LT(doubted.summary.maxProbability, told.summary.maxProbability);
}

TEST_F(Doubting, WhatWasShownIsNotMissedBecauseOfItsWords) {
  const auto told = model(-1.0, 0.0);
  const auto doubted = model(-1.0, 2.0);
  const auto source = raster::openRaster(path);
  auto query = aQuery();
  query.source = source.get();
  query.grid = raster::planGrid(source->info(), {}, {});
  query.examples = {{{query.grid.geotransform.mapFromPixel({72.0, 74.0})}, true}};
  Feedback feedback;
  const auto learned = infer::createEngine(told)->learn(query, feedback);
  query.examples.clear();
  auto other = *learned;
  const auto valuesOf = [&](const infer::EngineOptions &options) {
    const auto engine = infer::createEngine(options);
    // Its features are the same; what is thought of them is not.
    other.model = {engine->model().name, engine->model().identity};
    query.taught = std::make_shared<teach::Concept>(other);
    return ask(*engine, *source, query).map.values;
  };
  EXPECT_EQ(valuesOf(doubted), valuesOf(told)) << "it was shown elsewhere";
  other.likeCount = 0;
  other.unlikeCount = 1;
  EXPECT_NE(valuesOf(doubted), valuesOf(told)) << "all that was shown is something else";
}

} // namespace xemap::test
