// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/legacy_torch_file.h"

#include <cstring>

#include "xemap/base/error.h"
#include "xemap/checkpoint/pickle_reader.h"
#include "xemap/checkpoint/quoted.h"

namespace xemap::checkpoint {

namespace {

using Kind = PickleValue::Kind;

constexpr std::int64_t knownVersion = 1001;

void checkVersion(const std::string &path, const Pickle &pickle) {
  const auto &version = pickle[pickle.root];
  if (version.kind != Kind::Integer || version.integer != knownVersion)
    throw Error(ErrorCode::Unsupported,
                path + ": version of the file: expected " + std::to_string(knownVersion) + ", found another");
}

void checkByteOrder(const std::string &path, const Pickle &pickle) {
  const auto &system = pickle[pickle.root];
  for (std::size_t i = 0; system.kind == Kind::Dict && i + 1 < system.items.size(); i += 2)
    if (pickle[system.items[i]].text == "little_endian" && pickle[system.items[i + 1]].integer == 0)
      throw Error(ErrorCode::Unsupported, path + ": expected a file of a little-endian machine");
}

/// The storages that the tensors are views of, by key.
std::map<std::string, const StoredTensor *> storagesOf(const std::string &path,
                                                       const std::map<std::string, StoredTensor> &tensors) {
  std::map<std::string, const StoredTensor *> storages;
  for (const auto &[name, tensor] : tensors) {
    const auto *known = storages.emplace(tensor.storageKey, &tensor).first->second;
    if (known->layout.kind != tensor.layout.kind || known->storageElements != tensor.storageElements)
      throw Error(ErrorCode::Corrupt, path + ": tensor " + quoted(name) + ": storage " + quoted(tensor.storageKey) +
                                          " is another one for another tensor");
  }
  return storages;
}

} // namespace

LegacyTorchFile::LegacyTorchFile(const std::string &path) : Checkpoint(path), mFile(path) {
  std::size_t place = legacyTorchMagic.size();
  checkVersion(path, nextPickle(place));
  checkByteOrder(path, nextPickle(place));
  mStored = storedTensors(path, nextPickle(place));
  const auto keys = nextPickle(place);
  readStorages(keys, place);
  for (const auto &[name, tensor] : mStored) {
    if (mOffsets.find(tensor.storageKey) == mOffsets.end())
      throw Error(ErrorCode::Corrupt,
                  path + ": tensor " + quoted(name) + ": storage " + quoted(tensor.storageKey) + " is missing");
    mLayouts.emplace(name, tensor.layout);
  }
}

Pickle LegacyTorchFile::nextPickle(std::size_t &place) const {
  if (place > mFile.size())
    throw Error(ErrorCode::Corrupt, path() + ": breaks off");
  auto pickle = readPickle(path(), mFile.text().substr(place, maxPickleBytes));
  place += pickle.bytes;
  return pickle;
}

void LegacyTorchFile::readStorages(const Pickle &keys, std::size_t place) {
  if (keys[keys.root].kind != Kind::List)
    throw Error(ErrorCode::Corrupt, path() + ": expected a list of the keys of storages, found something else");
  const auto storages = storagesOf(path(), mStored);
  for (const auto id : keys[keys.root].items) {
    const auto &key = keys[id].text;
    const auto found = storages.find(key);
    if (found == storages.end()) // how long its elements are is not known, so neither is where the next one begins
      throw Error(ErrorCode::Unsupported, path() + ": storage " + quoted(key) + " belongs to no tensor");
    const auto where = path() + ": storage " + quoted(key);
    const auto &tensor = *found->second;
    const auto width = scalarBytes(tensor.layout.kind);
    std::int64_t elements = 0;
    if (mFile.size() - place < sizeof elements)
      throw Error(ErrorCode::Corrupt, where + ": expected its size, found the end of the file");
    std::memcpy(&elements, mFile.data() + place, sizeof elements);
    place += sizeof elements;
    const auto left = (mFile.size() - place) / width;
    if (elements != tensor.storageElements || static_cast<std::uint64_t>(elements) > left)
      throw Error(ErrorCode::Corrupt, where + ": expected " + std::to_string(tensor.storageElements) +
                                          " elements, found " + std::to_string(elements) + " and room for " +
                                          std::to_string(left));
    if (!mOffsets.emplace(key, place).second)
      throw Error(ErrorCode::Corrupt, where + " is there twice");
    place += static_cast<std::size_t>(elements) * width;
  }
  if (place != mFile.size())
    throw Error(ErrorCode::Corrupt,
                path() + ": " + std::to_string(mFile.size() - place) + " bytes after the last storage");
}

std::vector<std::byte> LegacyTorchFile::read(const std::string &name) const {
  const auto found = mStored.find(name);
  if (found == mStored.end())
    throw Error(ErrorCode::NotFound, path() + ": there is no tensor " + quoted(name));
  const auto &tensor = found->second;
  const auto *first = mFile.data() + mOffsets.at(tensor.storageKey);
  const auto bytes = static_cast<std::size_t>(tensor.storageElements) * scalarBytes(tensor.layout.kind);
  return gatherElements(tensor, {first, first + bytes});
}

} // namespace xemap::checkpoint
