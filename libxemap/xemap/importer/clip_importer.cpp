// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/clip_importer.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <vector>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/staged_folder.h"
#include "xemap/checkpoint/checkpoint.h"
#include "xemap/checkpoint/safetensors_writer.h"
#include "xemap/checkpoint/sha256.h"
#include "xemap/importer/activation_of.h"
#include "xemap/importer/clip_phrases.h"
#include "xemap/importer/layouts/clip_layout.h"
#include "xemap/importer/model_folder.h"
#include "xemap/importer/vocabulary_beside.h"
#include "xemap/text/bpe_merges.h"

namespace xemap::importer {

namespace fs = std::filesystem;

namespace {

constexpr double hashingShare = 0.2; ///< Of the time an import takes, about.

/// The checksum of a file; nothing when cancelled.
std::optional<std::string> checksumOf(const std::string &path, Feedback &feedback) {
  std::ifstream file(path, std::ios::binary);
  std::error_code failed;
  const auto size = static_cast<double>(fs::file_size(path, failed));
  checkpoint::Sha256 digest;
  std::vector<char> buffer(std::size_t{1} << 20U);
  double read = 0.0;
  while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || file.gcount() > 0) {
    if (feedback.isCancelled())
      return {};
    digest.add(buffer.data(), static_cast<std::size_t>(file.gcount()));
    read += static_cast<double>(file.gcount());
    feedback.setProgress(hashingShare * std::min(1.0, read / size));
  }
  if (failed || file.bad() || !file.eof())
    throw Error(ErrorCode::Unreadable, path + ": cannot be read to its end");
  return digest.text();
}

checkpoint::ScalarKind kindOf(const checkpoint::Checkpoint &checkpoint, const ClipTensorPlan &plan) {
  using checkpoint::ScalarKind;
  const auto kind = checkpoint.tensors().at(plan.parts.front().name).kind;
  for (const auto &part : plan.parts) {
    const auto found = checkpoint.tensors().at(part.name).kind;
    if (found != ScalarKind::Float32 && found != ScalarKind::Float16 && found != ScalarKind::BFloat16)
      throw Error(ErrorCode::Unsupported, checkpoint.path() + ": tensor '" + part.name +
                                              "': expected F32, F16 or BF16, found " + checkpoint::scalarName(found));
    if (found != kind)
      throw Error(ErrorCode::Unsupported, checkpoint.path() + ": tensor '" + part.name + "': expected " +
                                              checkpoint::scalarName(kind) + " as in '" + plan.parts.front().name +
                                              "', found " + checkpoint::scalarName(found));
  }
  return kind;
}

std::vector<std::byte> transposed(const std::vector<std::byte> &bytes, std::size_t rows, std::size_t columns,
                                  std::size_t elementBytes) {
  std::vector<std::byte> turned(bytes.size());
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t column = 0; column < columns; ++column)
      std::memcpy(&turned[(column * rows + row) * elementBytes], &bytes[(row * columns + column) * elementBytes],
                  elementBytes);
  return turned;
}

/// The elements of a tensor of the canonical layout, row-major.
std::vector<std::byte> elementsOf(const checkpoint::Checkpoint &checkpoint, const ClipTensorPlan &plan) {
  std::vector<std::byte> elements;
  for (const auto &part : plan.parts) {
    auto read = checkpoint.read(part.name);
    if (plan.parts.size() == 1) {
      elements = std::move(read);
      break;
    }
    const auto rows = checkpoint.tensors().at(part.name).shape.front();
    const auto rowBytes = read.size() / static_cast<std::size_t>(rows);
    const auto end = part.end < 0 ? rows : part.end;
    elements.insert(elements.end(), read.begin() + static_cast<std::ptrdiff_t>(rowBytes) * part.first,
                    read.begin() + static_cast<std::ptrdiff_t>(rowBytes) * end);
  }
  if (!plan.transposed)
    return elements;
  return transposed(elements, static_cast<std::size_t>(plan.shape[1]), static_cast<std::size_t>(plan.shape[0]),
                    checkpoint::scalarBytes(kindOf(checkpoint, plan)));
}

/// Where a tensor of the canonical layout lies in a model; nothing for what no answer depends on.
std::string nameInModel(const std::string &canonical) {
  static const std::string visual = "visual.";
  if (canonical == "logit_scale")
    return {};
  return canonical.rfind(visual, 0) == 0 ? "image." + canonical.substr(visual.size()) : "text." + canonical;
}

/// Copies the tensors; false when cancelled.
bool writeWeights(const checkpoint::Checkpoint &checkpoint, const ClipLayout &layout, const std::string &path,
                  Feedback &feedback) {
  std::map<std::string, checkpoint::TensorLayout> layouts;
  std::map<std::string, const ClipTensorPlan *> plans;
  for (const auto &plan : layout.tensors)
    if (const auto name = nameInModel(plan.name); !name.empty()) {
      layouts.emplace(name, checkpoint::TensorLayout{kindOf(checkpoint, plan), plan.shape});
      plans.emplace(name, &plan);
    }
  checkpoint::SafetensorsWriter writer(path, layouts);
  double done = 0.0;
  for (const auto &[name, plan] : plans) {
    if (feedback.isCancelled())
      return false;
    const auto elements = elementsOf(checkpoint, *plan);
    writer.write(name, elements.data(), elements.size());
    done += 1.0 / static_cast<double>(plans.size());
    feedback.setProgress(hashingShare + (1.0 - 2 * hashingShare) * done);
  }
  writer.finish();
  return true;
}

ClipLayout layoutOf(const checkpoint::Checkpoint &checkpoint) {
  TensorShapes shapes;
  for (const auto &[name, tensor] : checkpoint.tensors())
    shapes.emplace(name, tensor.shape);
  return findClip(shapes, checkpoint.path());
}

text::BpeMerges mergesFor(const std::string &path, std::int64_t vocabularyIds) {
  auto merges = text::BpeMerges::read(path);
  constexpr std::int64_t specialTokens = 2;
  const auto size = text::BpeMerges::firstMergedId + static_cast<std::int64_t>(merges.merges().size()) + specialTokens;
  if (size != vocabularyIds)
    throw Error(ErrorCode::Corrupt, path + ": expected a vocabulary of " + std::to_string(vocabularyIds) +
                                        " tokens as the checkpoint has, found " + std::to_string(size));
  return merges;
}

model::ModelSpec specOf(const ImportRequest &request, const ClipEncoders &encoders) {
  model::ModelSpec spec;
  spec.name = request.name;
  spec.license = request.license;
  spec.image.kind = std::visit([](const auto &net) { return model::ImageKind(net); }, encoders.image);
  spec.image.frozen = true;
  spec.image.pixelMean = {0.48145466, 0.4578275, 0.40821073};
  spec.image.pixelStd = {0.26862954, 0.26130258, 0.27577711};
  model::BytePairTokens tokens;
  tokens.maxTokens = static_cast<int>(encoders.text.positions);
  spec.text = {encoders.text, tokens, clipWordings()};
  spec.zeroShot.emplace();
  return spec;
}

/// Both encoders were trained with the same.
void setActivation(ClipEncoders &encoders, model::ClipActivation activation) {
  encoders.text.activation = activation;
  if (auto *transformer = std::get_if<model::VisionTransformer>(&encoders.image))
    transformer->activation = activation;
}

} // namespace

std::optional<ImportedModel> importClip(const ImportRequest &request, Feedback &feedback) {
  requireFolderName(request.name);
  const auto checkpoint = checkpoint::openCheckpoint(request.checkpoint);
  const auto layout = layoutOf(*checkpoint);
  auto encoders = layout.encoders;
  ImportedModel imported;
  imported.convention = layout.convention;
  if (request.activation) {
    setActivation(encoders, *request.activation);
  } else {
    const auto choice = activationOf(request.checkpoint, encoders.image);
    setActivation(encoders, choice.activation);
    imported.activationReason = choice.reason;
  }
  imported.spec = specOf(request, encoders);
  const auto vocabulary = request.vocabulary.empty() ? vocabularyBeside(request.checkpoint) : request.vocabulary;
  const auto merges = mergesFor(vocabulary, encoders.text.vocabulary);

  std::error_code failed;
  fs::create_directories(request.modelsDirectory, failed);
  if (failed)
    throw Error(ErrorCode::Unwritable, request.modelsDirectory + ": cannot be made: " + failed.message());
  imported.directory = (fs::path(request.modelsDirectory) / request.name).string();
  StagedFolder folder(imported.directory);
  const auto in = [&folder](const std::string &file) { return folder.temporary() + "/" + file; };
  const auto checksum = checksumOf(request.checkpoint, feedback);
  if (!checksum || !writeWeights(*checkpoint, layout, in(model::frozenFile), feedback))
    return {};
  const auto &tokens = std::get<model::BytePairTokens>(imported.spec.text.tokenizer);
  merges.writeTo(in(tokens.file));
  writeCard(clipCompetitors(), in(imported.spec.competitors.file));
  auto files = model::sideFilesOf(imported.spec);
  files.emplace_back(model::frozenFile);
  Feedback silent;
  for (const auto &file : files)
    imported.spec.checksums[file] = checksumOf(in(file), silent).value_or("");
  auto json = model::toJson(imported.spec);
  json["source"] = {{"file", fs::path(request.checkpoint).filename().string()},
                    {"bytes", fs::file_size(request.checkpoint)},
                    {"sha256", *checksum},
                    {"layout", layout.convention}};
  writeCard(json, in("model.json"));
  if (feedback.isCancelled())
    return {};
  folder.commit();
  feedback.setProgress(1.0);
  return imported;
}

} // namespace xemap::importer
