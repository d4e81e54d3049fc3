// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/vocabulary_beside.h"

#include <array>
#include <filesystem>

#include "xemap/base/error.h"

namespace xemap::importer {

std::string vocabularyBeside(const std::string &checkpointPath) {
  static constexpr std::array<const char *, 3> names{"bpe_simple_vocab_16e6.txt.gz", "merges.txt", "tokenizer.json"};
  const auto folder = std::filesystem::absolute(checkpointPath).parent_path();
  std::string tried;
  for (const char *name : names) {
    std::error_code absent;
    if (std::filesystem::exists(folder / name, absent))
      return (folder / name).string();
    tried += (tried.empty() ? "" : ", ") + std::string(name);
  }
  throw Error(ErrorCode::NotFound, checkpointPath + ": expected the vocabulary of its tokenizer beside it in " +
                                       folder.string() + " (" + tried + ") or named, found none");
}

} // namespace xemap::importer
