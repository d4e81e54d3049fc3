// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/hidden_folder.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <random>
#include <set>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "xemap/base/refused_target.h"

namespace xemap {

namespace fs = std::filesystem;

namespace {

constexpr const char *prefix = ".xemap-";
constexpr std::size_t tokenDigits = 16;

std::string hiddenName() {
  // Random rather than the process number: processes of several machines and containers may share a folder.
  std::random_device random;
  const std::uint64_t token = (std::uint64_t{random()} << 32U) | random();
  std::array<char, tokenDigits + 1> digits{};
  std::snprintf(digits.data(), digits.size(), "%016" PRIx64, token);
  return prefix + std::string(digits.data());
}

bool isHiddenName(const std::string &name) {
  const std::size_t start = std::strlen(prefix);
  return name.size() == start + tokenDigits && name.compare(0, start, prefix) == 0 &&
         std::all_of(name.begin() + static_cast<std::ptrdiff_t>(start), name.end(),
                     [](unsigned char digit) { return std::isxdigit(digit) != 0; });
}

/// The folders of this process.
struct Registry {
  std::mutex mutex;
  std::set<std::string> paths;
};

Registry &registry() {
  static auto *const all = new Registry; // Owners may outlive static objects.
  return *all;
}

void enter(const std::string &path) {
  const std::lock_guard<std::mutex> lock(registry().mutex);
  registry().paths.insert(path);
}

void leave(const std::string &path) {
  const std::lock_guard<std::mutex> lock(registry().mutex);
  registry().paths.erase(path);
}

/// True where a lock that one process holds is seen by all others that can reach the folder.
bool hasLocksForAll(const fs::path &folder) {
  constexpr std::array<long, 8> shared{
      0x6969 /* NFS */,      0x517B /* SMB */,    0xFF534D42 /* CIFS */, 0xFE534D42 /* SMB 2 */,
      0x65735546 /* FUSE */, 0x01021997 /* 9P */, 0x00C36400 /* Ceph */, 0x5346414F /* AFS */};
  struct statfs system {};
  return ::statfs(folder.c_str(), &system) == 0 &&
         std::find(shared.begin(), shared.end(), static_cast<long>(system.f_type)) == shared.end();
}

/// The descriptor of the folder; -1 when it cannot be opened or another process holds it.
int lock(const fs::path &folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (descriptor < 0 || ::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    return descriptor;
  ::close(descriptor);
  return -1;
}

/// False when the folder of a descriptor is no longer the one of that name.
bool isStill(int descriptor, const fs::path &folder) {
  struct stat held {};
  struct stat named {};
  return ::fstat(descriptor, &held) == 0 && ::lstat(folder.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
         held.st_dev == named.st_dev;
}

bool isOwn(const fs::path &folder) {
  struct stat status {};
  return ::lstat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == ::geteuid();
}

void removeLeftovers(const fs::path &parent) {
  if (!hasLocksForAll(parent))
    return;
  std::error_code ignored;
  for (fs::directory_iterator entry(parent, ignored), end; !ignored && entry != end; entry.increment(ignored)) {
    const fs::path folder = entry->path();
    if (!isHiddenName(folder.filename().string()) || !isOwn(folder))
      continue;
    const int descriptor = lock(folder);
    if (descriptor < 0)
      continue;
    std::error_code kept;
    fs::remove_all(folder, kept);
    ::close(descriptor);
  }
}

} // namespace

HiddenFolder::HiddenFolder(const std::string &target) {
  const fs::path parent = fs::path(target).has_parent_path() ? fs::path(target).parent_path() : fs::path(".");
  removeLeftovers(parent);
  // Another process may take the folder for a leftover before it is locked.
  constexpr int mostAttempts = 16;
  for (int attempt = 0; attempt < mostAttempts; ++attempt) {
    const fs::path folder = fs::path(target).parent_path() / hiddenName();
    if (::mkdir(folder.c_str(), 0777) != 0)
      refuseTarget(target, std::strerror(errno));
    mLock = lock(folder);
    if (mLock >= 0 ? isStill(mLock, folder) : !hasLocksForAll(parent)) {
      mPath = folder.string();
      enter(mPath);
      return;
    }
    unlock();
    ::rmdir(folder.c_str());
  }
  refuseTarget(target, "no folder beside it can be locked");
}

HiddenFolder::~HiddenFolder() {
  std::error_code ignored;
  if (!mPath.empty()) {
    fs::remove_all(mPath, ignored);
    leave(mPath);
  }
  unlock();
}

void HiddenFolder::removeAll() {
  const std::lock_guard<std::mutex> lock(registry().mutex);
  // An owner that is still at work may add a file to a folder that is being emptied.
  constexpr int attempts = 10;
  for (const std::string &path : registry().paths) {
    std::error_code problem;
    for (int attempt = 0; attempt < attempts; ++attempt)
      if (fs::remove_all(path, problem); !fs::exists(path, problem))
        break;
  }
}

void HiddenFolder::renameTo(const std::string &target) {
  std::error_code problem;
  fs::rename(mPath, target, problem);
  if (problem)
    refuseTarget(target, problem.message());
  leave(mPath);
  mPath.clear();
  unlock();
}

void HiddenFolder::unlock() {
  if (mLock >= 0)
    ::close(mLock);
  mLock = -1;
}

std::string withoutHiddenFolders(std::string message) {
  const std::size_t length = std::strlen(prefix) + tokenDigits;
  for (auto at = message.find(prefix); at != std::string::npos; at = message.find(prefix, at)) {
    if (isHiddenName(message.substr(at, length)) && message.compare(at + length, 1, "/") == 0)
      message.erase(at, length + 1);
    else
      ++at;
  }
  return message;
}

} // namespace xemap
