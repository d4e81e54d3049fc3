// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/mapped_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "xemap/base/error.h"
#include "xemap/checkpoint/sha256.h"

namespace xemap::checkpoint {

namespace {

/// Closes a descriptor when the constructor that opened it leaves.
struct Descriptor {
  int fd = -1;
  ~Descriptor() {
    if (fd >= 0)
      ::close(fd);
  }
};

} // namespace

MappedFile::MappedFile(const std::string &path) : mPath(path) {
  // Without O_NONBLOCK opening a pipe would wait for ever.
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (file.fd < 0)
    throw Error(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable, path + ": " + std::strerror(errno));
  struct stat status {};
  if (::fstat(file.fd, &status) != 0 || !S_ISREG(status.st_mode))
    throw Error(ErrorCode::Unreadable, path + ": expected a regular file");
  mSize = static_cast<std::size_t>(status.st_size);
  if (mSize == 0)
    return; // which cannot be mapped
  void *mapping = ::mmap(nullptr, mSize, PROT_READ, MAP_PRIVATE, file.fd, 0);
  if (mapping == MAP_FAILED)
    throw Error(ErrorCode::Unreadable, path + ": cannot be mapped: " + std::strerror(errno));
  mData = static_cast<const std::byte *>(mapping);
}

MappedFile::~MappedFile() {
  if (mData != nullptr)
    ::munmap(const_cast<std::byte *>(mData), mSize);
}

std::string MappedFile::sha256() const {
  Sha256 digest;
  digest.add(mData, mSize);
  return digest.text();
}

} // namespace xemap::checkpoint
