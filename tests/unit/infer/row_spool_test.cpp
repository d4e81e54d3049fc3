// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/row_spool.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <sys/resource.h>

#include "support/temp_dir.h"
#include "xemap/base/error.h"

namespace xemap::infer {
namespace {

class Spool : public test::TempDirTest {
protected:
  Spool() {
    if (const char *known = std::getenv("TMPDIR"))
      mKnown = known;
    setenv("TMPDIR", tempDir.path().c_str(), 1);
  }
  ~Spool() override { mKnown.empty() ? unsetenv("TMPDIR") : setenv("TMPDIR", mKnown.c_str(), 1); }

private:
  std::string mKnown;
};

TEST_F(Spool, GivesBackTheRowsAndLeavesNoFile) {
  const std::vector<float> rows{1, 2, 3, 4, 5, 6, 7, 8, 9};
  // All in memory; moved to the file by the second rows; in the file from the first.
  for (const std::size_t memory : {RowSpool::usualMemoryBytes, 3 * sizeof(float), std::size_t{0}}) {
    RowSpool spool(3 * sizeof(float), memory);
    spool.append(rows.data(), 1);
    spool.append(rows.data() + 3, 2);
    EXPECT_EQ(spool.rows(), 3);
    std::vector<float> found(9);
    spool.read(0, 3, found.data());
    EXPECT_EQ(found, rows);
    spool.read(1, 1, found.data());
    EXPECT_EQ(found[0], 4.0F);
    EXPECT_TRUE(std::filesystem::is_empty(tempDir.path()));
  }
}

TEST_F(Spool, SaysWhenThereIsNoRoom) {
  // A limit on the size of files ends a write as a full disk does.
  RowSpool spool(1 << 16, 0);
  rlimit known{};
  getrlimit(RLIMIT_FSIZE, &known);
  const rlimit small{1 << 16, known.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &small);
  const std::vector<char> rows(2 << 16);
  std::string message;
  try {
    spool.append(rows.data(), 2);
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Unwritable);
    message = error.what();
  }
  setrlimit(RLIMIT_FSIZE, &known);
  std::signal(SIGXFSZ, handler);
  EXPECT_THAT(message, testing::HasSubstr("temporary file in " + tempDir.path().string()));
}

TEST_F(Spool, SaysWhenTheFolderTakesNoFile) {
  setenv("TMPDIR", tempDir.file("none").c_str(), 1);
  RowSpool spool(8, 0);
  const double row = 1.0;
  try {
    spool.append(&row, 1);
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::Unwritable);
    EXPECT_THAT(error.what(), testing::HasSubstr("TMPDIR"));
  }
}

} // namespace
} // namespace xemap::infer
