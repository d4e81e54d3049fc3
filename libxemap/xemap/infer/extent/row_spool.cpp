// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/row_spool.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <unistd.h>

#include "xemap/base/error.h"
#include "xemap/base/temporary_folder.h"

namespace xemap::infer {

namespace {

[[noreturn]] void fail(ErrorCode code, const std::string &what) {
  const std::string reason = std::strerror(errno);
  throw Error(code, "temporary file in " + temporaryFolder() + ": " + what + ": " + reason);
}

int openNameless() {
  const int file = ::open(temporaryFolder().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0)
    return file;
  // Some file systems know no files without a name.
  std::string path = temporaryFolder() + "/xemap-rows-XXXXXX";
  const int named = mkostemp(path.data(), O_CLOEXEC);
  if (named < 0)
    fail(ErrorCode::Unwritable, "cannot be made");
  unlink(path.c_str());
  return named;
}

} // namespace

RowSpool::~RowSpool() {
  if (mFile >= 0)
    close(mFile);
}

void RowSpool::append(const void *rows, int count) {
  const auto *from = static_cast<const char *>(rows);
  const auto bytes = static_cast<std::size_t>(count) * mRowBytes;
  const auto known = static_cast<std::size_t>(mRows) * mRowBytes;
  if (mFile < 0 && known + bytes <= mMemoryBytes) {
    mMemory.insert(mMemory.end(), from, from + bytes);
  } else {
    if (mFile < 0) {
      mFile = openNameless();
      write(mMemory.data(), known, 0);
      mMemory = {};
    }
    write(from, bytes, known);
  }
  mRows += count;
}

void RowSpool::write(const char *from, std::size_t bytes, std::size_t offset) {
  while (bytes > 0) {
    const auto written = pwrite(mFile, from, bytes, static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      fail(ErrorCode::Unwritable, "cannot be written");
    from += written;
    offset += static_cast<std::size_t>(written);
    bytes -= static_cast<std::size_t>(written);
  }
}

void RowSpool::read(int first, int count, void *into) const {
  auto *to = static_cast<char *>(into);
  auto bytes = static_cast<std::size_t>(count) * mRowBytes;
  auto offset = static_cast<std::size_t>(first) * mRowBytes;
  if (mFile < 0) {
    std::copy_n(mMemory.data() + offset, bytes, to);
    return;
  }
  while (bytes > 0) {
    const auto found = pread(mFile, to, bytes, static_cast<off_t>(offset));
    if (found < 0 && errno == EINTR)
      continue;
    if (found <= 0)
      fail(ErrorCode::Unreadable, "cannot be read");
    to += found;
    offset += static_cast<std::size_t>(found);
    bytes -= static_cast<std::size_t>(found);
  }
}

} // namespace xemap::infer
