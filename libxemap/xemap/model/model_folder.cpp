// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/model_folder.h"

#include <vector>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"
#include "xemap/checkpoint/mapped_file.h"
#include "xemap/checkpoint/sha256.h"
#include "xemap/model/layers/weights.h"

namespace xemap::model {

namespace {

constexpr const char *imagePrefix = "image.";

std::vector<std::string> filesOf(const ModelSpec &spec) {
  auto files = sideFilesOf(spec);
  files.emplace_back(frozenFile);
  if (const auto named = namingFileOf(spec); named != frozenFile)
    files.push_back(named);
  return files;
}

void requireChecksum(const std::string &directory, const ModelSpec &spec, const std::string &file,
                     const std::string &found) {
  const auto expected = spec.checksums.find(file);
  if (expected == spec.checksums.end())
    throw Error(ErrorCode::Corrupt,
                directory + "/model.json: field /checksums: expected that of " + file + ", found none");
  if (expected->second != found)
    throw Error(ErrorCode::Corrupt, directory + "/" + file + ": expected SHA-256 " + expected->second +
                                        " as in model.json, found " + found);
}

/// What the sizes contradict themselves in is the file's fault.
ReferringNet netFor(const std::string &directory, const ModelSpec &spec) {
  try {
    return ReferringNet(spec);
  } catch (const c10::Error &error) {
    throw Error(ErrorCode::Corrupt, directory + "/model.json: field /head: " + error.what_without_backtrace());
  }
}

} // namespace

ModelFolder loadModelFolder(const std::string &directory) {
  ModelFolder model;
  model.spec = readModelSpec(directory);
  const auto named = namingFileOf(model.spec);
  const auto naming = std::make_shared<checkpoint::SafetensorsFile>(directory + "/" + named);
  model.sha256 = naming->sha256();
  requireChecksum(directory, model.spec, named, model.sha256);
  model.identity = identityOf(model.spec);
  model.frozen =
      named == frozenFile ? naming : std::make_shared<checkpoint::SafetensorsFile>(directory + "/" + frozenFile);
  model.net = netFor(directory, model.spec);
  if (named == weightsFile)
    loadWeights(*model.net, *naming);
  auto &image = model.net->image();
  if (model.spec.image.frozen)
    loadPart(image, *model.frozen, imagePrefix);
  for (auto *module : {static_cast<torch::nn::Module *>(model.net.get()), static_cast<torch::nn::Module *>(&image)}) {
    module->eval();
    for (auto &parameter : module->parameters())
      parameter.set_requires_grad(false);
  }
  return model;
}

std::string identityOf(const ModelSpec &spec) {
  auto json = toJson(spec);
  // Names change nothing.
  for (const char *field : {"name", "license", "gsd_metres"})
    json.erase(field);
  const auto text = json.dump();
  checkpoint::Sha256 digest;
  digest.add(text.data(), text.size());
  return digest.text();
}

void verifyModelFolder(const std::string &directory) {
  const auto spec = readModelSpec(directory);
  for (const auto &[file, checksum] : checksumsOf(directory, spec))
    requireChecksum(directory, spec, file, checksum);
}

std::map<std::string, std::string> checksumsOf(const std::string &directory, const ModelSpec &spec) {
  std::map<std::string, std::string> checksums;
  for (const auto &file : filesOf(spec))
    checksums[file] = checkpoint::MappedFile(directory + "/" + file).sha256();
  return checksums;
}

} // namespace xemap::model
