// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/model_folder.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/largest_difference.h"
#include "support/small_model.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/model/layers/weights.h"

namespace xemap::model {

namespace {

using ::testing::HasSubstr;

class ModelFolderTest : public test::TempDirTest {
protected:
  ModelFolderTest() { test::writeSmallModel(folder, 3); }

  void editCard(const std::function<void(nlohmann::json &)> &edit) const {
    auto json = nlohmann::json::parse(std::ifstream(folder + "/model.json"));
    edit(json);
    std::ofstream(folder + "/model.json") << json;
  }

  /// Changes a byte at the end of a file.
  void damage(const std::string &name) const {
    std::fstream file(folder + "/" + name, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(-3, std::ios::end);
    const char byte = static_cast<char>(file.get() ^ 1);
    file.seekp(-3, std::ios::end);
    file.put(byte);
  }

  template <typename Function>
  static void expectRefusal(const Function &function, ErrorCode code, const std::string &mention) {
    try {
      function();
      ADD_FAILURE() << "accepted, expected: " << mention;
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), code) << error.what();
      EXPECT_THAT(error.what(), HasSubstr(mention));
    }
  }

  std::string folder = tempDir.file("model");
};

} // namespace

TEST_F(ModelFolderTest, LoadsAllThatLearnsAndNothingThatWantsGradients) {
  const auto model = loadModelFolder(folder);
  EXPECT_EQ(model.spec.name, "small");
  EXPECT_EQ(model.sha256, model.spec.checksums.at(weightsFile));
  EXPECT_EQ(model.identity.size(), 64U);
  EXPECT_FALSE(model.net->is_training());
  const checkpoint::SafetensorsFile file(folder + "/" + weightsFile);
  EXPECT_EQ(model.net->parameters().size(), file.tensors().size());
  for (const auto &parameter : model.net->parameters())
    EXPECT_FALSE(parameter.requires_grad());
}

TEST_F(ModelFolderTest, AFrozenBackboneLiesWithWhatIsFrozen) {
  auto spec = test::smallModelSpec();
  spec.image.frozen = true;
  const auto frozenFolder = tempDir.file("frozen");
  test::writeSmallModel(frozenFolder, 3, spec);
  const checkpoint::SafetensorsFile weights(frozenFolder + "/" + weightsFile);
  for (const auto &item : weights.tensors())
    EXPECT_THAT(item.first, ::testing::StartsWith("head."));
  const auto learning = loadModelFolder(folder);
  const auto frozen = loadModelFolder(frozenFolder);
  const torch::NoGradGuard noGrad;
  const auto image = torch::rand({1, 3, 64, 64});
  EXPECT_EQ(test::largestDifference(learning.net.ptr()->image().forward(image).maps[4],
                                    frozen.net.ptr()->image().forward(image).maps[4]),
            0.0);
}

TEST_F(ModelFolderTest, WeightsThatAreNotThoseOfTheCardAreRefused) {
  damage(weightsFile);
  expectRefusal([&] { loadModelFolder(folder); }, ErrorCode::Corrupt, "model.safetensors: expected SHA-256");
  editCard([](auto &json) { json["checksums"].erase(weightsFile); });
  expectRefusal([&] { loadModelFolder(folder); }, ErrorCode::Corrupt,
                "field /checksums: expected that of model.safetensors, found none");
}

TEST_F(ModelFolderTest, VerifyingFindsWhatChangedInAnyFile) {
  EXPECT_NO_THROW(verifyModelFolder(folder));
  for (const std::string name : {weightsFile, frozenFile, "competitors.json"}) {
    damage(name);
    expectRefusal([&] { verifyModelFolder(folder); }, ErrorCode::Corrupt, name + ": expected SHA-256");
    damage(name);
    EXPECT_NO_THROW(verifyModelFolder(folder));
    std::filesystem::rename(folder + "/" + name, folder + "/away");
    expectRefusal([&] { verifyModelFolder(folder); }, ErrorCode::NotFound, name);
    std::filesystem::rename(folder + "/away", folder + "/" + name);
  }
}

TEST_F(ModelFolderTest, IdentityFollowsWhatAnswersDependOn) {
  const auto before = loadModelFolder(folder).identity;
  editCard([](auto &json) { json["name"] = "another"; });
  EXPECT_EQ(loadModelFolder(folder).identity, before);
  editCard([](auto &json) { json["calibration"]["mask"]["bias"] = 0.5; });
  const auto calibrated = loadModelFolder(folder).identity;
  EXPECT_NE(calibrated, before);
  editCard([](auto &json) { json["checksums"][frozenFile] = std::string(64, '0'); });
  EXPECT_NE(loadModelFolder(folder).identity, calibrated);
}

TEST_F(ModelFolderTest, EncodersBeforeTrainingAnswerNothing) {
  editCard([](auto &json) { json.erase("head"); });
  expectRefusal([&] { loadModelFolder(folder); }, ErrorCode::Corrupt,
                "model.json: field /head: XeMap-Net: expected a head");
}

TEST_F(ModelFolderTest, TensorsThatDoNotFitAreNamed) {
  editCard([](auto &json) { json["head"]["roles"] = 3; });
  expectRefusal([&] { loadModelFolder(folder); }, ErrorCode::Corrupt, "model.safetensors: tensor 'head.");
  editCard([](auto &json) {
    json["head"]["roles"] = 4;
    json["head"]["fusion_layers"] = 2;
  });
  expectRefusal([&] { loadModelFolder(folder); }, ErrorCode::Corrupt, "is missing");
}

} // namespace xemap::model
