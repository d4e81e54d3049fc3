// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace xemap::checkpoint {

/// The bytes of a regular file, mapped into memory to be read.
class MappedFile {
public:
  /// Throws: NotFound; Unreadable, also what is no regular file.
  explicit MappedFile(const std::string &path);
  ~MappedFile();
  MappedFile(const MappedFile &) = delete;
  MappedFile &operator=(const MappedFile &) = delete;

  const std::string &path() const { return mPath; }
  const std::byte *data() const { return mData; }
  std::size_t size() const { return mSize; }
  std::string_view text() const { return {reinterpret_cast<const char *>(mData), mSize}; }

  /// Of all bytes, hexadecimal.
  std::string sha256() const;

private:
  std::string mPath;
  const std::byte *mData = nullptr;
  std::size_t mSize = 0;
};

} // namespace xemap::checkpoint
