// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "xemap/checkpoint/safetensors.h"

namespace xemap::checkpoint {

/// A tensor of a checkpoint, not yet read.
using CheckpointTensor = TensorLayout;

/// A model's file as other software writes it: tensors by name, whatever the container.
///
/// Threads: one at a time.
class Checkpoint {
public:
  virtual ~Checkpoint() = default;
  Checkpoint(const Checkpoint &) = delete;
  Checkpoint &operator=(const Checkpoint &) = delete;

  const std::string &path() const { return mPath; }

  /// All tensors by name: the path through dicts, lists and modules, joined by '.', such as
  /// "state_dict.module.visual.conv1.weight". No wrapper is taken off.
  virtual const std::map<std::string, CheckpointTensor> &tensors() const = 0;

  /// The elements of a tensor. Takes as much memory as the tensor, and as the storage it is a part of.
  ///
  /// Shape: row-major, little endian.
  /// Throws: NotFound, no such tensor; Corrupt, Unreadable, naming the file and the record.
  virtual std::vector<std::byte> read(const std::string &name) const = 0;

protected:
  explicit Checkpoint(const std::string &path) : mPath(path) {}

private:
  std::string mPath;
};

/// Opens a checkpoint: safetensors, a file of torch.save, old or new, or a TorchScript archive, told apart by content.
///
/// Nothing in the file is executed, neither Python nor TorchScript; constants of TorchScript code are left out. All
/// descriptions are checked against the file, contents only when they are read.
/// Throws: NotFound, Unreadable; Corrupt; Unsupported, another kind of file, a pickle that calls what is not known to
/// be harmless, or an element type. The message names the file and the record, tensor or global.
std::unique_ptr<Checkpoint> openCheckpoint(const std::string &path);

} // namespace xemap::checkpoint
