// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/staged_file.h"

#include <array>
#include <cerrno>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <random>

#include <cpl_vsi.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_error.h"

namespace xemap::raster {

namespace {

constexpr std::array<const char *, 6> sidecars{".aux.xml", ".ovr", ".msk", "-journal", "-wal", "-shm"};

bool exists(const std::string &path) {
  VSIStatBufL status;
  return VSIStatExL(path.c_str(), &status, VSI_STAT_EXISTS_FLAG) == 0;
}

bool isDirectory(const std::string &path) {
  VSIStatBufL status;
  return VSIStatExL(path.c_str(), &status, VSI_STAT_EXISTS_FLAG | VSI_STAT_NATURE_FLAG) == 0 &&
         VSI_ISDIR(status.st_mode);
}

std::string temporaryBeside(const std::string &target) {
  // Random rather than the process number: processes of several machines and containers may share a directory.
  std::random_device random;
  const std::uint64_t token = (std::uint64_t{random()} << 32U) | random();
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), ".xemap-%016" PRIx64, token);
  const std::filesystem::path path(target);
  return (path.parent_path() / (name.data() + path.extension().string())).string();
}

[[noreturn]] void refuse(const std::string &target, const std::string &why) {
  throw Error(ErrorCode::Unwritable, target + ": cannot be written: " + why);
}

} // namespace

StagedFile::StagedFile(const std::string &target) : mTarget(target), mTemporary(temporaryBeside(target)) {
  const GdalErrorScope errors;
  if (target.empty())
    throw Error(ErrorCode::Unwritable, "output: expected a file name, found an empty one");
  if (isDirectory(target))
    refuse(target, "it is a directory");
  errno = 0;
  VSILFILE *file = VSIFOpenL(mTemporary.c_str(), "wb");
  if (!file)
    refuse(target, errno != 0 ? std::strerror(errno) : errors.message());
  VSIFCloseL(file);
}

StagedFile::~StagedFile() {
  if (mTemporary.empty())
    return;
  const GdalErrorScope errors;
  for (const char *sidecar : sidecars)
    if (exists(mTemporary + sidecar))
      VSIUnlink((mTemporary + sidecar).c_str());
  VSIUnlink(mTemporary.c_str());
}

void StagedFile::commit() {
  const GdalErrorScope errors;
  // Journals of an older data base would be replayed into the new one, so they go before it comes.
  for (const char *sidecar : sidecars)
    if (exists(mTarget + sidecar))
      VSIUnlink((mTarget + sidecar).c_str());
  errno = 0;
  if (VSIRename(mTemporary.c_str(), mTarget.c_str()) != 0)
    refuse(mTarget, errno != 0 ? std::strerror(errno) : errors.message());
  if (exists(mTemporary + ".aux.xml"))
    VSIRename((mTemporary + ".aux.xml").c_str(), (mTarget + ".aux.xml").c_str());
  mTemporary.clear();
}

} // namespace xemap::raster
