// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct zip;

namespace xemap::checkpoint {

/// A zip archive to read records from.
///
/// Threads: one at a time.
class ZipArchive {
public:
  /// Throws: NotFound, Unreadable; Corrupt, an archive that is cut off or contradicts itself.
  explicit ZipArchive(const std::string &path);

  const std::string &path() const { return mPath; }

  /// The names of all records.
  std::vector<std::string> names() const;
  bool has(const std::string &name) const { return mRecords.count(name) != 0; }

  /// The size of a record, unpacked.
  ///
  /// Throws: Corrupt, no such record, or a size that cannot be; Unsupported, encryption, a compression other than
  /// deflate, or sizes such as only a bomb has.
  std::uint64_t bytes(const std::string &name) const;

  /// The content of a record, its checksum checked.
  ///
  /// Throws: as bytes(), and Corrupt, a content that is damaged; Unreadable.
  std::vector<std::byte> read(const std::string &name) const;

private:
  struct Record {
    std::uint64_t index = 0;
    std::uint64_t bytes = 0;
    std::uint64_t packedBytes = 0;
    unsigned compression = 0;
    bool encrypted = false;
  };
  struct Closer {
    void operator()(zip *archive) const;
  };
  const Record &checked(const std::string &name) const;

  std::string mPath;
  std::unique_ptr<zip, Closer> mArchive;
  std::map<std::string, Record> mRecords;
};

} // namespace xemap::checkpoint
