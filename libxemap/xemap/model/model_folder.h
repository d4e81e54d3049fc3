// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>

#include "xemap/checkpoint/safetensors.h"
#include "xemap/model/referring_net.h"
#include "xemap/model/spec/model_spec.h"

namespace xemap::model {

/// A model of version 2 as it lies on disk.
struct ModelFolder {
  ModelSpec spec;
  std::string sha256;   ///< Of the file that namingFileOf() tells.
  std::string identity; ///< See identityOf().
  std::shared_ptr<const checkpoint::SafetensorsFile> frozen;
  ReferringNet net{nullptr}; ///< In evaluation mode, without gradients.
};

/// Compares the file that namingFileOf() tells with its checksum; the others are left to verifyModelFolder().
///
/// Throws: NotFound, Unreadable, Corrupt, Unsupported, each naming the file and the field or tensor.
ModelFolder loadModelFolder(const std::string &directory);

/// SHA-256 over all that answers depend on: specifications, calibration and checksums.
std::string identityOf(const ModelSpec &spec);

/// Compares all files of a model folder with their checksums. Throws: NotFound, Unreadable; Corrupt, naming the file.
void verifyModelFolder(const std::string &directory);

/// SHA-256 of the files that lie in a model folder, for its model.json. Throws: NotFound, Unreadable.
std::map<std::string, std::string> checksumsOf(const std::string &directory, const ModelSpec &spec);

} // namespace xemap::model
