// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include <gtest/gtest.h>

namespace xemap::test {

/// A fresh directory of its own that goes away with everything in it.
class TempDir {
public:
  TempDir() {
    std::string pattern = (std::filesystem::temp_directory_path() / "xemap-test-XXXXXX").string();
    if (!mkdtemp(pattern.data()))
      throw std::runtime_error("cannot make a directory like " + pattern);
    mPath = pattern;
  }

  ~TempDir() {
    std::error_code ignored;
    // Tests take write permission away; without it the directory could not be emptied.
    std::filesystem::permissions(mPath, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(mPath, ignored);
  }

  TempDir(const TempDir &) = delete;
  TempDir &operator=(const TempDir &) = delete;

  const std::filesystem::path &path() const { return mPath; }

  /// The path of a file of that name in the directory.
  std::string file(const std::string &name) const { return (mPath / name).string(); }

  /// The names of everything in the directory, hidden files included.
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto &entry : std::filesystem::directory_iterator(mPath))
      names.push_back(entry.path().filename().string());
    return names;
  }

private:
  std::filesystem::path mPath;
};

/// A test that may write files into `tempDir`.
class TempDirTest : public ::testing::Test {
protected:
  TempDir tempDir;
};

} // namespace xemap::test
