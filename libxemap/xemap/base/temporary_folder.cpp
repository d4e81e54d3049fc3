// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/temporary_folder.h"

#include <filesystem>
#include <system_error>

#include <sys/vfs.h>
#include <unistd.h>

#include "xemap/base/error.h"

namespace xemap {

namespace {

bool isInMemory(const std::string &folder) {
  constexpr long tmpfs = 0x01021994;
  constexpr long ramfs = 0x858458F6;
  struct statfs system {};
  return ::statfs(folder.c_str(), &system) == 0 &&
         (static_cast<long>(system.f_type) == tmpfs || static_cast<long>(system.f_type) == ramfs);
}

} // namespace

std::string temporaryFolder() {
  std::error_code error;
  const auto given = std::filesystem::temp_directory_path(error);
  if (error)
    throw Error(ErrorCode::Unwritable, "folder for temporary files (TMPDIR): " + error.message());
  const char *lasting = "/var/tmp";
  const bool better = isInMemory(given.string()) && !isInMemory(lasting) && ::access(lasting, W_OK | X_OK) == 0;
  return better ? lasting : given.string();
}

} // namespace xemap
