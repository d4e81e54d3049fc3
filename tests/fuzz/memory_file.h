// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

namespace xemap::test {

/// A file of those bytes that never touches a disk.
class MemoryFile {
public:
  MemoryFile(const std::uint8_t *data, std::size_t size) : mDescriptor(memfd_create("xemap-fuzz", MFD_CLOEXEC)) {
    if (mDescriptor < 0 || ::write(mDescriptor, data, size) != static_cast<ssize_t>(size))
      std::abort();
  }
  ~MemoryFile() { ::close(mDescriptor); }
  MemoryFile(const MemoryFile &) = delete;
  MemoryFile &operator=(const MemoryFile &) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(mDescriptor); }

private:
  int mDescriptor;
};

/// Says that something cannot be, in a way that a fuzzer takes for a crash.
inline void require(bool holds) {
  if (!holds)
    std::abort();
}

} // namespace xemap::test
