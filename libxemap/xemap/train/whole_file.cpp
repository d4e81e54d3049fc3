// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/whole_file.h"

#include <filesystem>
#include <fstream>

#include "xemap/base/error.h"

namespace xemap::train {

void writeWhole(const std::string &path, const std::string &bytes) {
  const std::string temporary = path + ".partial";
  std::ofstream file(temporary, std::ios::binary);
  file << bytes;
  file.close();
  std::error_code failed;
  if (file)
    std::filesystem::rename(temporary, path, failed);
  if (!file || failed) {
    std::filesystem::remove(temporary, failed);
    throw Error(ErrorCode::Unwritable, path + ": cannot be written");
  }
}

} // namespace xemap::train
