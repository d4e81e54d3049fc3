// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/torch_archive.h"

#include <string_view>

#include "xemap/base/error.h"
#include "xemap/checkpoint/pickle_reader.h"
#include "xemap/checkpoint/quoted.h"

namespace xemap::checkpoint {

namespace {

std::string prefixOf(const ZipArchive &archive) {
  std::string prefix;
  for (const auto &name : archive.names()) {
    const auto slash = name.find('/');
    if (slash == std::string::npos || name.substr(slash) != "/data.pkl")
      continue;
    if (!prefix.empty())
      throw Error(ErrorCode::Corrupt,
                  archive.path() + ": two pickles, " + quoted(prefix + "data.pkl") + " and " + quoted(name));
    prefix = name.substr(0, slash + 1);
  }
  if (prefix.empty())
    throw Error(ErrorCode::Unsupported, archive.path() + ": a zip archive of " +
                                            std::to_string(archive.names().size()) +
                                            " records, none of them a model's '<name>/data.pkl'; if a checkpoint is "
                                            "one of them, unpack it first");
  return prefix;
}

std::string_view textOf(const std::vector<std::byte> &bytes) {
  return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

void checkByteOrder(const ZipArchive &archive, const std::string &record) {
  if (!archive.has(record))
    return;
  const auto where = archive.path() + ": record " + quoted(record);
  if (archive.bytes(record) > 16)
    throw Error(ErrorCode::Corrupt,
                where + " has " + std::to_string(archive.bytes(record)) + " bytes, expected 'little'");
  const auto content = archive.read(record);
  if (textOf(content) != "little")
    throw Error(ErrorCode::Unsupported, where + " says " + quoted(textOf(content)) + ", expected 'little'");
}

} // namespace

TorchArchive::TorchArchive(const std::string &path) : Checkpoint(path), mArchive(path), mPrefix(prefixOf(mArchive)) {
  checkByteOrder(mArchive, mPrefix + "byteorder");
  const auto pickleRecord = mPrefix + "data.pkl";
  if (const auto bytes = mArchive.bytes(pickleRecord); bytes > maxPickleBytes)
    throw Error(ErrorCode::Unsupported, path + ": record " + quoted(pickleRecord) + " has " + std::to_string(bytes) +
                                            " bytes, expected at most " + std::to_string(maxPickleBytes));
  const auto content = mArchive.read(pickleRecord);
  mStored = storedTensors(path, readPickle(path, textOf(content)));
  for (const auto &[name, tensor] : mStored) {
    const auto where = path + ": tensor " + quoted(name);
    const auto record = recordOf(tensor);
    if (!mArchive.has(record))
      throw Error(ErrorCode::Corrupt, where + ": record " + quoted(record) + " is missing");
    const auto found = mArchive.bytes(record);
    const auto width = scalarBytes(tensor.layout.kind);
    if (found % width != 0 || found / width != static_cast<std::uint64_t>(tensor.storageElements))
      throw Error(ErrorCode::Corrupt, where + ": record " + quoted(record) + " has " + std::to_string(found) +
                                          " bytes, expected " + std::to_string(tensor.storageElements) +
                                          " elements of " + std::to_string(width));
    mLayouts.emplace(name, tensor.layout);
  }
}

std::vector<std::byte> TorchArchive::read(const std::string &name) const {
  const auto found = mStored.find(name);
  if (found == mStored.end())
    throw Error(ErrorCode::NotFound, path() + ": there is no tensor " + quoted(name));
  return gatherElements(found->second, mArchive.read(recordOf(found->second)));
}

std::string TorchArchive::recordOf(const StoredTensor &tensor) const {
  return mPrefix + "data/" + tensor.storageKey;
}

} // namespace xemap::checkpoint
