// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "xemap/checkpoint/mapped_file.h"

namespace xemap::checkpoint {

/// Element types of the safetensors format that XeMap reads and writes.
enum class ScalarKind { Float32, Float16, BFloat16, Int64, Float64, Int32, Int16, Int8, UInt8, Bool };

/// Units: bytes per element.
std::size_t scalarBytes(ScalarKind kind);

/// The name in the format, such as "F32".
std::string scalarName(ScalarKind kind);

/// A tensor without its elements.
struct TensorLayout {
  ScalarKind kind = ScalarKind::Float32;
  std::vector<std::int64_t> shape;
};

/// One tensor of a file: where its elements lie.
struct TensorView {
  ScalarKind kind = ScalarKind::Float32;
  std::vector<std::int64_t> shape;
  const std::byte *data = nullptr; ///< Row-major; may not be aligned to the element.
  std::size_t bytes = 0;
};

/// A memory-mapped safetensors file.
///
/// Everything the header says is checked against the file before it is believed: header length (at most 100 MB), types,
/// shapes, offsets inside the file, in order, without holes or overlaps.
/// Source: the format's specification in huggingface/safetensors.
class SafetensorsFile {
public:
  /// Throws: NotFound, Unreadable, Corrupt, Unsupported (an element type), naming the file and the tensor.
  explicit SafetensorsFile(const std::string &path);

  const std::string &path() const { return mFile.path(); }
  const std::map<std::string, TensorView> &tensors() const { return mTensors; }

  /// SHA-256 of the whole file, hexadecimal.
  std::string sha256() const { return mFile.sha256(); }

private:
  MappedFile mFile;
  std::map<std::string, TensorView> mTensors;
};

/// Writes tensors in the order of their names; the file appears when it is whole, or not at all.
///
/// Throws: Unwritable.
void writeSafetensors(const std::string &path, const std::map<std::string, TensorView> &tensors);

} // namespace xemap::checkpoint
