// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/temporary_folder.h"

#include <cstdlib>
#include <optional>

#include <gtest/gtest.h>
#include <sys/vfs.h>

#include "support/temp_dir.h"
#include "unit/data/test_data.h"

namespace {

using xemap::ErrorCode;
using xemap::temporaryFolder;
using xemap::test::expectError;

/// TMPDIR has another value while it lives.
class TmpDir {
public:
  explicit TmpDir(const std::string &value) {
    if (const char *before = std::getenv("TMPDIR"))
      mBefore = before;
    ::setenv("TMPDIR", value.c_str(), 1);
  }
  ~TmpDir() { mBefore ? ::setenv("TMPDIR", mBefore->c_str(), 1) : ::unsetenv("TMPDIR"); }
  TmpDir(const TmpDir &) = delete;
  TmpDir &operator=(const TmpDir &) = delete;

private:
  std::optional<std::string> mBefore;
};

bool isTmpfs(const char *folder) {
  struct statfs system {};
  return ::statfs(folder, &system) == 0 && static_cast<long>(system.f_type) == 0x01021994;
}

TEST(TemporaryFolder, IsThatOfTheUser) {
  const xemap::test::TempDir directory;
  if (isTmpfs(directory.path().c_str()))
    GTEST_SKIP() << "tests have a folder in memory";
  const TmpDir given(directory.path().string());
  EXPECT_EQ(temporaryFolder(), directory.path().string());
}

TEST(TemporaryFolder, IsOnADiskAlsoWhereThatOfTheUserIsInMemory) {
  if (!isTmpfs("/dev/shm") || isTmpfs("/var/tmp"))
    GTEST_SKIP() << "this machine has no folder in memory, or no other";
  const TmpDir given("/dev/shm");
  EXPECT_EQ(temporaryFolder(), "/var/tmp");
}

TEST(TemporaryFolder, SaysWhenThereIsNone) {
  const TmpDir given("/nowhere");
  expectError(ErrorCode::Unwritable, "TMPDIR", [] { temporaryFolder(); });
}

} // namespace
