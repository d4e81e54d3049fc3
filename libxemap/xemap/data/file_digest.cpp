// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/file_digest.h"

#include <array>
#include <filesystem>
#include <fstream>

#include "xemap/base/error.h"
#include "xemap/checkpoint/sha256.h"

namespace xemap::data {

std::string fileDigest(const std::string &path) {
  if (!std::filesystem::exists(path))
    throw Error(ErrorCode::NotFound, path + ": no such file");
  std::ifstream file(path, std::ios::binary);
  checkpoint::Sha256 digest;
  std::array<char, 65536> part{};
  do {
    file.read(part.data(), part.size());
    digest.add(part.data(), static_cast<std::size_t>(file.gcount()));
  } while (file);
  if (!file.eof())
    throw Error(ErrorCode::Unreadable, path + ": cannot be read");
  return digest.text();
}

} // namespace xemap::data
