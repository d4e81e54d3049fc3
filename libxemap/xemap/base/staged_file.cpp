// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/staged_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "xemap/base/error.h"
#include "xemap/base/file_siblings.h"
#include "xemap/base/refused_target.h"

namespace xemap {

namespace fs = std::filesystem;

namespace {

/// Where a link leads, also when nothing is there yet.
std::string followed(const std::string &target) {
  if (target.empty())
    throw Error(ErrorCode::Unwritable, "output: expected a file name, found an empty one");
  constexpr int mostLinks = 40; // As the system allows.
  fs::path place(target);
  for (int links = 0; links < mostLinks; ++links) {
    std::error_code none;
    if (!fs::is_symlink(fs::symlink_status(place, none)))
      return place.string();
    place = place.parent_path() / fs::read_symlink(place, none);
  }
  refuseTarget(target, "its links lead nowhere");
}

std::pair<dev_t, ino_t> identityOf(const std::string &path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 ? std::pair(status.st_dev, status.st_ino) : std::pair<dev_t, ino_t>();
}

/// What lies at the place; refused where it is nothing that a file can replace.
std::pair<dev_t, ino_t> checked(const std::string &target, const std::string &place) {
  struct stat status {};
  if (::stat(place.c_str(), &status) != 0)
    return {};
  if (S_ISDIR(status.st_mode))
    refuseTarget(target, "it is a folder");
  // Renaming over a device or a pipe would replace it by a file.
  if (!S_ISREG(status.st_mode))
    refuseTarget(target, "it is a device or a pipe");
  if (::access(place.c_str(), W_OK) != 0)
    refuseTarget(target, "it is read-only");
  return {status.st_dev, status.st_ino};
}

/// Shows names that the file system does not take.
void probe(const std::string &target, const std::string &temporary) {
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0)
    refuseTarget(target, std::strerror(errno));
  ::close(file);
  ::unlink(temporary.c_str());
}

/// A second name for a file, or a copy where the file system has no second names.
void keepAs(const std::string &path, const std::string &kept) {
  if (::link(path.c_str(), kept.c_str()) == 0)
    return;
  std::error_code problem;
  fs::copy_file(path, kept, problem);
  if (problem)
    refuseTarget(path, "what is there cannot be kept until the new one is in place: " + problem.message());
}

} // namespace

StagedFile::StagedFile(const std::string &target)
    : mTarget(target), mPlace(followed(target)), mFound(checked(target, mPlace)), mFolder(mPlace),
      mTemporary((fs::path(mFolder.path()) / fs::path(mPlace).filename()).string()) {
  probe(target, mTemporary);
}

std::string StagedFile::beside(const std::string &name) const {
  return (fs::path(mPlace).parent_path() / name).string();
}

void StagedFile::commit() {
  try {
    place();
  } catch (...) {
    takeBack();
    throw;
  }
}

void StagedFile::place() {
  if (identityOf(mPlace) != mFound)
    refuseTarget(mTarget, "another program has put a file there");
  // Journals of an older data base would be replayed into the new one, so they are out of the way before it comes.
  if (mFound != Identity())
    for (const std::string &sibling : siblingsOf(mPlace))
      if (identityOf(sibling) != Identity())
        moveAside(sibling);
  std::vector<std::string> names;
  const std::string own = fs::path(mPlace).filename().string();
  for (const auto &entry : fs::directory_iterator(mFolder.path()))
    if (entry.path().filename() != own && !entry.is_directory())
      names.push_back(entry.path().filename().string());
  // The file itself comes last: it stands for the whole.
  names.push_back(own);
  for (const std::string &name : names)
    moveIn(name);
}

void StagedFile::moveAside(const std::string &path) {
  const std::string folder = mFolder.path() + "/old";
  std::error_code problem;
  fs::create_directory(folder, problem);
  const std::string kept = folder + "/" + fs::path(path).filename().string();
  if (path == mPlace)
    keepAs(path, kept);
  else if (std::rename(path.c_str(), kept.c_str()) != 0)
    refuseTarget(mTarget, path + ": " + std::strerror(errno));
  mAside.emplace_back(path, kept);
}

void StagedFile::moveIn(const std::string &name) {
  const std::string from = (fs::path(mFolder.path()) / name).string();
  const std::string to = beside(name);
  const bool replaces = to == mPlace && mFound != Identity();
  if (replaces)
    moveAside(to);
  const int problem =
      ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), replaces ? 0 : RENAME_NOREPLACE) == 0 ? 0 : errno;
  // Some file systems cannot refuse by themselves.
  const bool free = problem == EINVAL && identityOf(to) == Identity();
  if (problem != 0 && !(free && std::rename(from.c_str(), to.c_str()) == 0))
    refuseTarget(mTarget, problem == EEXIST || problem == EINVAL ? to + " is there and not a part of it"
                                                                 : std::strerror(problem));
  mPlaced.push_back(to);
}

void StagedFile::takeBack() noexcept {
  const auto replaced = [this](const std::string &path) {
    return std::any_of(mAside.begin(), mAside.end(), [&](const auto &aside) { return aside.first == path; });
  };
  for (auto path = mPlaced.rbegin(); path != mPlaced.rend(); ++path)
    if (!replaced(*path))
      ::unlink(path->c_str());
  for (auto aside = mAside.rbegin(); aside != mAside.rend(); ++aside)
    std::rename(aside->second.c_str(), aside->first.c_str());
  mPlaced.clear();
  mAside.clear();
}

} // namespace xemap
