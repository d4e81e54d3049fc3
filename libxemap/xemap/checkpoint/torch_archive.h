// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "xemap/checkpoint/checkpoint.h"
#include "xemap/checkpoint/stored_tensor.h"
#include "xemap/checkpoint/zip_archive.h"

namespace xemap::checkpoint {

/// The zip archive of torch.save since 1.6, and of TorchScript: a pickle, and a record for each storage.
///
/// Source: torch/serialization.py and torch/csrc/jit/serialization in pytorch/pytorch.
class TorchArchive : public Checkpoint {
public:
  /// Throws: as openCheckpoint().
  explicit TorchArchive(const std::string &path);

  const std::map<std::string, CheckpointTensor> &tensors() const override { return mLayouts; }
  std::vector<std::byte> read(const std::string &name) const override;

private:
  std::string recordOf(const StoredTensor &tensor) const;

  ZipArchive mArchive;
  std::string mPrefix; ///< The folder in the archive that everything lies in.
  std::map<std::string, StoredTensor> mStored;
  std::map<std::string, CheckpointTensor> mLayouts;
};

} // namespace xemap::checkpoint
