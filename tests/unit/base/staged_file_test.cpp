// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/staged_file.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "support/temp_dir.h"
#include "unit/data/test_data.h"

namespace {

namespace fs = std::filesystem;

using testing::UnorderedElementsAre;
using xemap::ErrorCode;
using xemap::StagedFile;
using xemap::test::expectError;
using xemap::test::readBytes;
using xemap::test::writeText;

class StagedFileTest : public xemap::test::TempDirTest {
protected:
  std::string place = tempDir.file("r.shp");

  static void write(const StagedFile &file, const char *content = "new") { writeText(file.temporary(), content); }
  static std::string partOf(const StagedFile &file, const char *ending) {
    return fs::path(file.temporary()).replace_extension(ending).string();
  }
};

TEST_F(StagedFileTest, AppearsWhenCommittedWithItsParts) {
  StagedFile file(place);
  write(file);
  writeText(partOf(file, ".dbf"), "table");
  EXPECT_FALSE(fs::exists(place));
  file.commit();
  EXPECT_EQ(readBytes(place), "new");
  EXPECT_EQ(readBytes(tempDir.file("r.dbf")), "table");
}

TEST_F(StagedFileTest, GoesAwayOtherwise) {
  {
    const StagedFile file(place);
    write(file);
    writeText(partOf(file, ".dbf"), "table");
  }
  EXPECT_TRUE(fs::is_empty(tempDir.path()));
}

TEST_F(StagedFileTest, WhatBelongedToAnOlderFileGoesWithItAndNothingElse) {
  for (const char *name : {"r.shp", "r.dbf", "r.shx", "r.qix", "r.shp-wal", "r.txt", "r.tfw", "other.dbf"})
    writeText(tempDir.file(name), "old");
  {
    StagedFile file(place);
    write(file);
    writeText(partOf(file, ".dbf"), "table");
    file.commit();
  }
  EXPECT_THAT(tempDir.names(), UnorderedElementsAre("r.shp", "r.dbf", "r.txt", "r.tfw", "other.dbf"));
  EXPECT_EQ(readBytes(tempDir.file("r.dbf")), "table");
}

TEST_F(StagedFileTest, TakingBackRestoresTheFileAndAllBesideIt) {
  for (const char *name : {"r.shp", "r.dbf", "r.qix"})
    writeText(tempDir.file(name), "old");
  {
    StagedFile file(place);
    write(file);
    writeText(partOf(file, ".dbf"), "table");
    writeText(partOf(file, ".prj"), "crs");
    file.commit();
    file.takeBack();
  }
  EXPECT_THAT(tempDir.names(), UnorderedElementsAre("r.shp", "r.dbf", "r.qix"));
  for (const char *name : {"r.shp", "r.dbf", "r.qix"})
    EXPECT_EQ(readBytes(tempDir.file(name)), "old");
}

TEST_F(StagedFileTest, APartThatIsSomebodyElsesIsKeptAndNothingIsPlaced) {
  writeText(tempDir.file("r.dbf"), "a table of its own");
  {
    StagedFile file(place);
    write(file);
    writeText(partOf(file, ".cpg"), "UTF-8");
    writeText(partOf(file, ".dbf"), "table");
    expectError(ErrorCode::Unwritable, "r.dbf", [&] { file.commit(); });
  }
  EXPECT_THAT(tempDir.names(), UnorderedElementsAre("r.dbf"));
  EXPECT_EQ(readBytes(tempDir.file("r.dbf")), "a table of its own");
}

TEST_F(StagedFileTest, APlaceThatWasTakenMeanwhileIsKept) {
  StagedFile file(place);
  write(file);
  writeText(place, "somebody else's");
  expectError(ErrorCode::Unwritable, "another program", [&] { file.commit(); });
  EXPECT_EQ(readBytes(place), "somebody else's");
}

TEST_F(StagedFileTest, AFileThatWasReplacedMeanwhileIsKept) {
  writeText(place, "old");
  StagedFile file(place);
  write(file);
  writeText(tempDir.file("next"), "somebody else's");
  fs::rename(tempDir.file("next"), place);
  expectError(ErrorCode::Unwritable, "another program", [&] { file.commit(); });
  EXPECT_EQ(readBytes(place), "somebody else's");
}

TEST_F(StagedFileTest, RefusesWhatAFileCannotReplace) {
  fs::create_directory(tempDir.file("folder"));
  ASSERT_EQ(::mkfifo(tempDir.file("pipe").c_str(), 0600), 0);
  fs::create_symlink("loop", tempDir.file("loop"));
  expectError(ErrorCode::Unwritable, "it is a folder", [&] { StagedFile file(tempDir.file("folder")); });
  expectError(ErrorCode::Unwritable, "device or a pipe", [&] { StagedFile file(tempDir.file("pipe")); });
  expectError(ErrorCode::Unwritable, "device or a pipe", [] { StagedFile file("/dev/null"); });
  expectError(ErrorCode::Unwritable, "loop", [&] { StagedFile file(tempDir.file("loop")); });
  expectError(ErrorCode::Unwritable, "empty", [] { StagedFile file(""); });
  expectError(ErrorCode::Unwritable, "none/r.shp", [&] { StagedFile file(tempDir.file("none/r.shp")); });
  expectError(ErrorCode::Unwritable, "too long", [&] { StagedFile file(tempDir.file(std::string(256, 'x'))); });
  EXPECT_THAT(tempDir.names(), UnorderedElementsAre("folder", "pipe", "loop"));
}

TEST_F(StagedFileTest, FollowsALinkAlsoToAFileThatIsNotThereYet) {
  fs::create_directory(tempDir.file("real"));
  fs::create_symlink("real/r.shp", place);
  for (const char *content : {"first", "second"}) {
    StagedFile file(place);
    write(file, content);
    file.commit();
    EXPECT_TRUE(fs::is_symlink(place));
    EXPECT_EQ(readBytes(tempDir.file("real/r.shp")), content);
  }
}

} // namespace
