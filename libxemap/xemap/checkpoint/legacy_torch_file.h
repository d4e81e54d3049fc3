// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "xemap/checkpoint/checkpoint.h"
#include "xemap/checkpoint/mapped_file.h"
#include "xemap/checkpoint/stored_tensor.h"

namespace xemap::checkpoint {

/// What torch.save wrote first of all before 1.6: a number, as a pickle of protocol 2.
inline constexpr std::string_view legacyTorchMagic{"\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 15};

/// The file of torch.save before 1.6: pickles of a magic number, the version, the system, the values, and the keys of
/// the storages; then each storage, the number of its elements before it.
///
/// Source: _legacy_save in torch/serialization.py of pytorch/pytorch.
class LegacyTorchFile : public Checkpoint {
public:
  /// Throws: as openCheckpoint().
  explicit LegacyTorchFile(const std::string &path);

  const std::map<std::string, CheckpointTensor> &tensors() const override { return mLayouts; }
  std::vector<std::byte> read(const std::string &name) const override;

private:
  Pickle nextPickle(std::size_t &place) const;
  void readStorages(const Pickle &keys, std::size_t place);

  MappedFile mFile;
  std::map<std::string, StoredTensor> mStored;
  std::map<std::string, CheckpointTensor> mLayouts;
  std::map<std::string, std::size_t> mOffsets; ///< Of each storage's elements in the file, by key.
};

} // namespace xemap::checkpoint
