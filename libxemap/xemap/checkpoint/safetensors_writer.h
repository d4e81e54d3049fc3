// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <fstream>
#include <map>
#include <string>

#include "xemap/base/staged_file.h"
#include "xemap/checkpoint/safetensors.h"

namespace xemap::checkpoint {

/// Writes a safetensors file tensor by tensor, so that never more than one has to be in memory.
///
/// The file appears under its name when finish() is reached; otherwise it goes away with the writer.
class SafetensorsWriter {
public:
  /// Throws: Unwritable; InvalidArgument, a name that is not UTF-8; Internal, a negative or overflowing size.
  SafetensorsWriter(const std::string &path, const std::map<std::string, TensorLayout> &layouts);
  SafetensorsWriter(const SafetensorsWriter &) = delete;
  SafetensorsWriter &operator=(const SafetensorsWriter &) = delete;

  /// Appends the elements of the next tensor; tensors come in the order of their names.
  ///
  /// Shape: row-major, little endian, `bytes` as the layout says.
  /// Throws: Unwritable; Internal, another tensor or size than the layouts promise.
  void write(const std::string &name, const std::byte *data, std::size_t bytes);

  /// Gives the whole file its name.
  ///
  /// Throws: Unwritable; Internal, tensors that were not written.
  void finish();

private:
  [[noreturn]] void failed(const std::string &reason) const;

  std::string mPath;
  StagedFile mStaged;
  std::map<std::string, std::size_t> mBytes;          ///< Of each tensor.
  std::map<std::string, std::size_t>::iterator mNext; ///< The tensor that write() expects.
  std::ofstream mFile;
};

} // namespace xemap::checkpoint
