// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "xemap/checkpoint/safetensors.h"

namespace xemap::test {

/// A tensor to write into a file such as PyTorch makes.
struct NamedTensor {
  std::string name;
  checkpoint::ScalarKind kind = checkpoint::ScalarKind::Float32;
  std::vector<std::int64_t> shape;
  std::vector<std::byte> bytes; ///< Of the whole storage.
  /// A view of the storage; without strides it is row-major.
  std::vector<std::int64_t> strides = {};
  std::int64_t offset = 0;
  std::string storage = {}; ///< Tensors that name the same share the bytes of the first of them.
};

struct TorchFileOptions {
  std::string prefix = "archive";
  std::string wrapper = ""; ///< The key of a training checkpoint under which the tensors lie.
  bool torchScript = false; ///< Modules rather than one dict, as torch.jit.save writes them.
  bool deflated = false;
  bool legacy = false; ///< No archive: the file of torch.save before 1.6.
};

/// Writes what torch.save, or torch.jit.save, makes of tensors of those names.
void writeTorchFile(const std::string &path, const std::vector<NamedTensor> &tensors,
                    const TorchFileOptions &options = {});

/// A zip archive of records in their order.
void writeZip(const std::string &path, const std::vector<std::pair<std::string, std::string>> &records,
              bool deflated = false);

/// The instructions of a pickle, protocol 2, one after the other.
class PickleText {
public:
  PickleText &raw(const std::string &bytes);
  PickleText &global(const std::string &module, const std::string &name);
  PickleText &text(const std::string &value);
  PickleText &integer(std::int64_t value);
  PickleText &sizes(const std::vector<std::int64_t> &values); ///< A tuple.
  /// Storage "0" of so many elements, and a tensor over it.
  PickleText &tensor(const std::string &storageType, const std::string &key, std::int64_t elements, std::int64_t offset,
                     const std::vector<std::int64_t> &shape, const std::vector<std::int64_t> &strides);
  std::string stop() const { return mBytes + "."; } ///< The whole pickle.

private:
  std::string mBytes = "\x80\x02";
};

} // namespace xemap::test
