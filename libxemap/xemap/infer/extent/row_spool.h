// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace xemap::infer {

/// Rows of a grid, in memory while they are few, then in a temporary file, so that memory does not grow with the grid.
///
/// The file lies on a disk, also where the folder for temporary files is held in memory. It has no name and is gone
/// with its owner, however that ends.
class RowSpool {
public:
  static constexpr std::size_t usualMemoryBytes = 16U << 20U;

  explicit RowSpool(std::size_t rowBytes, std::size_t memoryBytes = usualMemoryBytes)
      : mRowBytes(rowBytes), mMemoryBytes(memoryBytes) {}
  ~RowSpool();
  RowSpool(const RowSpool &) = delete;
  RowSpool &operator=(const RowSpool &) = delete;

  int rows() const { return mRows; }

  /// Throws: Unwritable (the folder for temporary files takes none, or its disk is full).
  void append(const void *rows, int count);

  /// Rows that have been appended. Throws: Unreadable.
  void read(int first, int count, void *into) const;

private:
  void write(const char *from, std::size_t bytes, std::size_t offset);

  std::size_t mRowBytes;
  std::size_t mMemoryBytes;
  std::vector<char> mMemory; ///< Empty once there is a file.
  int mFile = -1;
  int mRows = 0;
};

} // namespace xemap::infer
