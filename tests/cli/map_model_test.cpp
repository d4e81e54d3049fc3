// SPDX-License-Identifier: GPL-2.0-or-later
#include <cstdint>
#include <cstring>
#include <filesystem>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "map_fixture.h"
#include "xemap/base/default_model.h"

namespace xemap::test {

namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;
using ::testing::StartsWith;

using Json = nlohmann::json;

/// Runs with a copy of the random model that a test may damage.
class MapModel : public MapTest {
protected:
  MapModel() : model(tempDir.file("model")) { fs::copy(modelFolder(), model); }

  std::string part(const char *name) const { return model + "/" + name; }

  Json card() const { return Json::parse(readFile(part("model.json"))); }
  void setCard(const Json &json) const { writeFile(part("model.json"), json.dump()); }

  CliResult ask() const { return map({goodRaster(), "building", "-o", out("p.tif"), "--model", model}); }
  CliResult verify() const { return runCli({"model", "verify", model}, withModels()); }

  /// Expects that both a query and the check refuse the model.
  void expectDamaged(const std::vector<std::string> &mentions) const {
    expectRefusal(ask(), 1, mentions);
    expectRefusal(verify(), 1, mentions);
  }

  std::string model;
};

TEST_F(MapModel, IsFoundByPath) {
  EXPECT_EQ(ask().exitCode, 0);
  CliSetting beside;
  beside.workingDirectory = tempDir.path().string();
  EXPECT_EQ(map({goodRaster(), "building", "-o", out("p.tif"), "--model", "model"}, beside).exitCode, 0);
}

TEST_F(MapModel, IsFoundByNameInTheFirstFolderThatHasIt) {
  CliSetting setting;
  setting.environment["XEMAP_MODEL_PATH"] =
      tempDir.file("none") + "::" + tempDir.path().string() + ":" + fs::path(modelFolder()).parent_path().string();
  Json renamed = card();
  renamed["name"] = "the copy";
  setCard(renamed);
  for (const auto &[name, expected] : {std::pair("model", "the copy"), std::pair(defaultModelName, "random")}) {
    const CliResult result =
        runCli({"map", goodRaster(), "building", "-o", out("p.tif"), "--model", name, "--json"}, setting);
    ASSERT_EQ(result.exitCode, 0) << result.errors;
    EXPECT_EQ(Json::parse(result.output)["model"]["name"], expected);
  }
}

TEST_F(MapModel, ThatIsMissingIsRefused) {
  expectRefusal(map({goodRaster(), "building", "-o", out("p.tif"), "--model", "xemap-giant"}), 1, {"xemap-giant"});
  expectRefusal(map({goodRaster(), "building", "-o", out("p.tif"), "--model", tempDir.file("none")}), 1, {"none"});
  expectRefusal(map({goodRaster(), "building", "-o", out("p.tif"), "--model", tempDir.path().string()}), 1,
                {"model.json"});
  expectRefusal(map({goodRaster(), "building", "-o", out("p.tif"), "--model", ""}), 1, {"model"});
}

TEST_F(MapModel, WithoutWeightsOrVocabularyIsRefused) {
  fs::rename(part("model.safetensors"), part("elsewhere"));
  expectDamaged({"model.safetensors"});
  fs::rename(part("elsewhere"), part("model.safetensors"));
  fs::remove(part("vocabulary.txt"));
  expectDamaged({"vocabulary.txt"});
}

TEST_F(MapModel, WithTruncatedWeightsIsRefused) {
  for (const double share : {0.99, 0.5, 0.001, 0.0}) {
    SCOPED_TRACE(share);
    fs::copy_file(modelFolder() + "/model.safetensors", part("model.safetensors"),
                  fs::copy_options::overwrite_existing);
    truncateFile(part("model.safetensors"), share);
    expectDamaged({"model.safetensors"});
  }
}

TEST_F(MapModel, WithDamagedHeaderIsRefused) {
  std::string weights = readFile(part("model.safetensors"));
  weights[20] = static_cast<char>(weights[20] ^ 0x40);
  writeFile(part("model.safetensors"), weights);
  expectDamaged({"model.safetensors"});
}

TEST_F(MapModel, WithNaNInTheWeightsIsRefused) {
  std::string weights = readFile(part("model.safetensors"));
  // All bits set are a NaN in each floating point type of the format.
  std::memset(weights.data() + weights.size() - 64, 0xff, 64);
  writeFile(part("model.safetensors"), weights);
  expectDamaged({"model.safetensors", "finite"});
}

TEST_F(MapModel, WithDamagedCardIsRefused) {
  writeFile(part("model.json"), readFile(part("model.json")).substr(0, 200));
  expectDamaged({"model.json"});
  writeFile(part("model.json"), "[]");
  expectDamaged({"model.json"});
}

TEST_F(MapModel, OfAnotherArchitectureIsRefused) {
  Json other = card();
  other["architecture"] = "transformer-xxl";
  setCard(other);
  expectDamaged({"model.json", "architecture", "transformer-xxl"});
}

TEST_F(MapModel, OfOtherSizesThanItsWeightsIsRefused) {
  Json other = card();
  other["options"]["roles"] = other["options"]["roles"].get<int>() + 1;
  setCard(other);
  expectDamaged({"model.safetensors"});
}

TEST_F(MapModel, ChecksumIsComparedWhenRecorded) {
  const CliResult without = verify();
  EXPECT_EQ(without.exitCode, 0) << without.errors;
  EXPECT_THAT(without.output, HasSubstr("no checksum"));
  const CliResult described = runCli({"model", "info", model, "--json"}, withModels());
  ASSERT_EQ(described.exitCode, 0) << described.errors;
  Json recorded = card();
  recorded["checksums"]["model.safetensors"] = Json::parse(described.output)["sha256"];
  setCard(recorded);
  EXPECT_THAT(verify().output, HasSubstr("agrees"));
  recorded["checksums"]["model.safetensors"] = std::string(64, '0');
  setCard(recorded);
  expectRefusal(verify(), 1, {"model.safetensors", "SHA-256"});
}

TEST_F(MapModel, ListNamesEveryModelAndWhatIsWrongWithIt) {
  fs::create_directory(tempDir.file("broken"));
  writeFile(tempDir.file("broken/model.json"), "{");
  CliSetting setting;
  setting.environment["XEMAP_MODEL_PATH"] = tempDir.path().string();
  const CliResult result = runCli({"model", "list", "--json"}, setting);
  ASSERT_EQ(result.exitCode, 0) << result.errors;
  const Json list = Json::parse(result.output);
  ASSERT_GE(list.size(), 2U);
  EXPECT_EQ(list[0]["name"], "broken");
  EXPECT_THAT(list[0]["error"].get<std::string>(), HasSubstr("broken/model.json"));
  EXPECT_EQ(list[1]["name"], "model");
  EXPECT_EQ(list[1]["directory"], model);
  const CliResult text = runCli({"model", "list"}, setting);
  EXPECT_THAT(text.output, StartsWith("broken\t" + tempDir.file("broken")));
  EXPECT_THAT(text.output, HasSubstr("\nmodel\t" + model));
}

TEST_F(MapModel, CalibrationIsWrittenAndUsed) {
  // The procedural scenes know what is in them; a random network is a little right about them, or is refused as a
  // whole.
  const std::string scenes = tempDir.file("scenes");
  ASSERT_EQ(runCli({"dataset", "synth", "-o", scenes, "--count", "3", "--size", "192"}, withModels()).exitCode, 0);
  const std::string before = readFile(model + "/model.json");
  const CliResult result = runCli({"model", "calibrate", model, scenes}, withModels());
  if (result.exitCode == 0) {
    EXPECT_NE(card()["calibration"]["presence"]["head"], 1.0);
    EXPECT_EQ(card()["calibration"]["data"], Json::array({"scenes"}));
    EXPECT_EQ(verify().exitCode, 0);
  } else {
    ASSERT_EQ(result.messages().size(), 1U) << result.errors;
    EXPECT_THAT(result.messages()[0], HasSubstr("rise with the truth"));
    EXPECT_EQ(readFile(model + "/model.json"), before);
  }
}

TEST_F(MapModel, CalibrationWithoutDataLeavesTheModelAlone) {
  const std::string before = readFile(model + "/model.json");
  expectRefusal(runCli({"model", "calibrate", model, tempDir.file("none")}, withModels()), 1, {"none"});
  EXPECT_EQ(readFile(model + "/model.json"), before);
}

TEST_F(MapModel, InfoDescribesTheModel) {
  const CliResult result = runCli({"model", "info", model}, withModels());
  EXPECT_EQ(result.exitCode, 0) << result.errors;
  EXPECT_THAT(result.output, HasSubstr(model));
  EXPECT_THAT(result.output, HasSubstr("SHA-256 "));
  const Json json = Json::parse(runCli({"model", "info", model, "--json"}, withModels()).output);
  EXPECT_EQ(json["model"], card());
}

} // namespace

} // namespace xemap::test
