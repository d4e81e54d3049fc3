// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/staged_folder.h"

#include <array>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <random>
#include <system_error>

#include "xemap/base/error.h"

namespace xemap {

namespace fs = std::filesystem;

namespace {

/// "out/" and "out" name the same folder, but only the second has a last part to rename.
fs::path withoutTrailingSlash(const std::string &path) {
  const fs::path given(path);
  return given.has_filename() ? given : given.parent_path();
}

fs::path temporaryBeside(const fs::path &target) {
  // Random rather than the process number: processes of several machines may share a folder.
  std::random_device random;
  const std::uint64_t token = (std::uint64_t{random()} << 32U) | random();
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), ".xemap-%016" PRIx64, token);
  return target.parent_path() / name.data();
}

[[noreturn]] void refuse(const std::string &target, const std::string &why) {
  throw Error(ErrorCode::Unwritable, target + ": cannot be written: " + why);
}

} // namespace

StagedFolder::StagedFolder(const std::string &target) : mTarget(withoutTrailingSlash(target).string()) {
  std::error_code ignored;
  if (mTarget.empty())
    throw Error(ErrorCode::Unwritable, "output: expected a folder name, found an empty one");
  if (fs::exists(mTarget, ignored) && !fs::is_directory(mTarget, ignored))
    refuse(target, "it is a file");
  if (fs::is_directory(mTarget, ignored) && !fs::is_empty(mTarget, ignored))
    refuse(target, "the folder is not empty");
  const fs::path temporary = temporaryBeside(mTarget);
  std::error_code problem;
  if (!fs::create_directory(temporary, problem))
    refuse(target, problem.message());
  mTemporary = temporary.string();
}

StagedFolder::~StagedFolder() {
  std::error_code ignored;
  if (!mTemporary.empty())
    fs::remove_all(mTemporary, ignored);
}

void StagedFolder::commit() {
  std::error_code problem;
  fs::rename(mTemporary, mTarget, problem);
  if (problem)
    refuse(mTarget, problem.message());
  mTemporary.clear();
}

} // namespace xemap
