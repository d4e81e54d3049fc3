// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/staged_folder.h"

#include <filesystem>
#include <system_error>

#include "xemap/base/error.h"
#include "xemap/base/refused_target.h"

namespace xemap {

namespace fs = std::filesystem;

namespace {

/// "out/" and "out" name the same folder, but only the second has a last part to rename.
fs::path withoutTrailingSlash(const std::string &path) {
  const fs::path given(path);
  return given.has_filename() ? given : given.parent_path();
}

} // namespace

StagedFolder::StagedFolder(const std::string &target) : mTarget(withoutTrailingSlash(target).string()) {
  std::error_code ignored;
  if (mTarget.empty())
    throw Error(ErrorCode::Unwritable, "output: expected a folder name, found an empty one");
  if (fs::exists(mTarget, ignored) && !fs::is_directory(mTarget, ignored))
    refuseTarget(target, "it is a file");
  if (fs::is_directory(mTarget, ignored) && !fs::is_empty(mTarget, ignored))
    refuseTarget(target, "the folder is not empty");
  mFolder = std::make_unique<HiddenFolder>(mTarget);
}

void StagedFolder::commit() {
  mFolder->renameTo(mTarget);
}

} // namespace xemap
