// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/zip_archive.h"

#include <zip.h>

#include "xemap/base/error.h"
#include "xemap/checkpoint/quoted.h"

namespace xemap::checkpoint {

namespace {

// Checkpoints store their records; what is deflated is code or small. Zeros alone pack 1000 times.
constexpr std::uint64_t maxDeflatedBytes = 1000ULL << 20U;
constexpr std::uint64_t maxDeflateRatio = 1000;

Error errorOf(const std::string &where, zip_error_t *reason) {
  switch (zip_error_code_zip(reason)) {
  case ZIP_ER_NOENT:
    return {ErrorCode::NotFound, where + ": " + zip_error_strerror(reason)};
  case ZIP_ER_OPEN:
  case ZIP_ER_READ:
  case ZIP_ER_SEEK:
    return {ErrorCode::Unreadable, where + ": " + zip_error_strerror(reason)};
  case ZIP_ER_MEMORY:
    return {ErrorCode::OutOfMemory, where + ": " + zip_error_strerror(reason)};
  default:
    return {ErrorCode::Corrupt, where + ": not a whole zip archive: " + zip_error_strerror(reason)};
  }
}

struct FileCloser {
  void operator()(zip_file_t *file) const { zip_fclose(file); }
};

} // namespace

void ZipArchive::Closer::operator()(zip *archive) const {
  zip_discard(archive);
}

ZipArchive::ZipArchive(const std::string &path) : mPath(path) {
  int code = 0;
  mArchive.reset(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
  if (!mArchive) {
    zip_error_t reason;
    zip_error_init_with_code(&reason, code);
    const auto error = errorOf(path, &reason);
    zip_error_fini(&reason);
    throw error;
  }
  const auto count = zip_get_num_entries(mArchive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t status;
    const auto index = static_cast<zip_uint64_t>(i);
    constexpr zip_uint64_t needed =
        ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(mArchive.get(), index, ZIP_FL_ENC_RAW, &status) != 0 || (status.valid & needed) != needed)
      throw Error(ErrorCode::Corrupt, path + ": record " + std::to_string(i) + " has no name or no size");
    mRecords.emplace(status.name, Record{index, status.size, status.comp_size, status.comp_method,
                                         status.encryption_method != ZIP_EM_NONE});
  }
}

std::vector<std::string> ZipArchive::names() const {
  std::vector<std::string> names;
  for (const auto &[name, record] : mRecords)
    names.push_back(name);
  return names;
}

const ZipArchive::Record &ZipArchive::checked(const std::string &name) const {
  const auto where = mPath + ": record " + quoted(name);
  const auto found = mRecords.find(name);
  if (found == mRecords.end())
    throw Error(ErrorCode::Corrupt, where + " is missing");
  const auto &record = found->second;
  const auto sizes = std::to_string(record.packedBytes) + " bytes that unpack to " + std::to_string(record.bytes);
  if (record.encrypted)
    throw Error(ErrorCode::Unsupported, where + " is encrypted");
  if (record.compression == ZIP_CM_STORE && record.bytes != record.packedBytes)
    throw Error(ErrorCode::Corrupt, where + " is not packed, yet has " + sizes);
  if (record.compression != ZIP_CM_STORE && record.compression != ZIP_CM_DEFLATE)
    throw Error(ErrorCode::Unsupported, where + " is packed by method " + std::to_string(record.compression) +
                                            ", expected 0 (stored) or 8 (deflate)");
  if (record.compression == ZIP_CM_DEFLATE &&
      (record.bytes > maxDeflatedBytes || record.bytes / maxDeflateRatio >= record.packedBytes))
    throw Error(ErrorCode::Unsupported, where + " has " + sizes + ", expected at most " +
                                            std::to_string(maxDeflatedBytes) + " and less than " +
                                            std::to_string(maxDeflateRatio) + " times as many; refused");
  return record;
}

std::uint64_t ZipArchive::bytes(const std::string &name) const {
  return checked(name).bytes;
}

std::vector<std::byte> ZipArchive::read(const std::string &name) const {
  const auto &record = checked(name);
  const auto where = mPath + ": record " + quoted(name);
  const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen_index(mArchive.get(), record.index, 0));
  if (!file)
    throw errorOf(where, zip_get_error(mArchive.get()));
  std::vector<std::byte> content(record.bytes);
  std::size_t filled = 0;
  std::byte surplus{};
  for (;;) {
    // The checksum is compared where the content ends, so one more byte is asked for than there should be.
    const bool full = filled == content.size();
    const auto got = full ? zip_fread(file.get(), &surplus, 1)
                          : zip_fread(file.get(), content.data() + filled, content.size() - filled);
    if (got < 0)
      throw errorOf(where, zip_file_get_error(file.get()));
    if (full != (got == 0))
      throw Error(ErrorCode::Corrupt, where + " has " + (full ? "more than " : std::to_string(filled) + " of ") +
                                          std::to_string(content.size()) + " bytes");
    if (full)
      return content;
    filled += static_cast<std::size_t>(got);
  }
}

} // namespace xemap::checkpoint
