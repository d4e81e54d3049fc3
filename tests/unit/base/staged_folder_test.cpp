// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/staged_folder.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "unit/data/test_data.h"

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using xemap::ErrorCode;
using xemap::StagedFolder;
using xemap::test::expectError;
using xemap::test::filesBelow;
using xemap::test::TempDir;
using xemap::test::writeText;

TEST(StagedFolder, AppearsWhenCommitted) {
  const TempDir directory;
  StagedFolder folder(directory.file("out"));
  writeText(folder.temporary() + "/sub/a.txt", "a");
  EXPECT_FALSE(std::filesystem::exists(directory.file("out")));
  folder.commit();
  EXPECT_THAT(filesBelow(directory.path()), ElementsAre("out/sub/a.txt"));
}

TEST(StagedFolder, GoesAwayOtherwise) {
  const TempDir directory;
  {
    StagedFolder folder(directory.file("out"));
    writeText(folder.temporary() + "/a.txt", "a");
  }
  EXPECT_TRUE(std::filesystem::is_empty(directory.path()));
}

TEST(StagedFolder, ReplacesAnEmptyFolderAndTakesATrailingSlash) {
  const TempDir directory;
  std::filesystem::create_directory(directory.file("out"));
  StagedFolder folder(directory.file("out/"));
  writeText(folder.temporary() + "/a.txt", "a");
  folder.commit();
  EXPECT_THAT(filesBelow(directory.path()), ElementsAre("out/a.txt"));
}

TEST(StagedFolder, RefusesWhatStandsInTheWay) {
  const TempDir directory;
  writeText(directory.file("full/a.txt"), "a");
  expectError(ErrorCode::Unwritable, "not empty", [&] { StagedFolder folder(directory.file("full")); });
  expectError(ErrorCode::Unwritable, "it is a file", [&] { StagedFolder folder(directory.file("full/a.txt")); });
  expectError(ErrorCode::Unwritable, "none/out", [&] { StagedFolder folder(directory.file("none/out")); });
  expectError(ErrorCode::Unwritable, "empty", [] { StagedFolder folder(""); });
  EXPECT_THAT(filesBelow(directory.path()), ElementsAre("full/a.txt"));
}

} // namespace
