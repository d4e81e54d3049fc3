// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <csignal>

#include <sys/resource.h>

namespace xemap::test {

/// Lets no file of this process grow beyond so many bytes, as a disk does that is full.
class FileSizeLimit {
public:
  explicit FileSizeLimit(rlim_t bytes) : mHandler(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &mBefore);
    const rlimit limit{bytes, mBefore.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &mBefore);
    std::signal(SIGXFSZ, mHandler);
  }
  FileSizeLimit(const FileSizeLimit &) = delete;
  FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
  rlimit mBefore{};
  void (*mHandler)(int);
};

} // namespace xemap::test
