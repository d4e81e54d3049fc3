// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/base/output_set.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "unit/data/test_data.h"
#include "xemap/base/error.h"

namespace {

namespace fs = std::filesystem;

using testing::UnorderedElementsAre;
using xemap::Error;
using xemap::ErrorCode;
using xemap::OutputSet;
using xemap::Placement;
using xemap::test::expectError;
using xemap::test::readBytes;
using xemap::test::writeText;

class OutputSetTest : public xemap::test::TempDirTest {
protected:
  /// Writes as many outputs as there are names.
  void addAll(OutputSet &outputs, const std::vector<std::string> &names) {
    for (const std::string &name : names)
      writeText(outputs.add(tempDir.file(name)), "new " + name);
  }
};

/// Tells what was done with it, and fails when it is to.
class TestPlacement final : public Placement {
public:
  TestPlacement(bool fails, int &placed) : mFails(fails), mPlaced(placed) {}

  void prepare(const std::string &) override { ++mPrepared; }
  void commit() override {
    if (mFails)
      throw Error(ErrorCode::Unwritable, "it cannot be placed");
    mPlaced += mPrepared;
  }
  void takeBack() noexcept override {
    mPlaced = 0;
    mPrepared = 0;
  }

private:
  bool mFails;
  int mPrepared = 0;
  int &mPlaced;
};

TEST_F(OutputSetTest, AllAppearTogether) {
  {
    OutputSet outputs;
    addAll(outputs, {"a.tif", "b.tif"});
    EXPECT_FALSE(fs::exists(tempDir.file("a.tif")));
    outputs.commit();
  }
  EXPECT_THAT(tempDir.names(), UnorderedElementsAre("a.tif", "b.tif"));
  EXPECT_EQ(readBytes(tempDir.file("b.tif")), "new b.tif");
}

TEST_F(OutputSetTest, OneThatCannotBePlacedTakesTheOthersBack) {
  writeText(tempDir.file("b.tif"), "old b.tif");
  writeText(tempDir.file("b.tif.aux.xml"), "statistics");
  {
    OutputSet outputs;
    addAll(outputs, {"a.tif", "b.tif", "c.tif"});
    fs::create_directory(tempDir.file("a.tif")); // Comes last into place.
    expectError(ErrorCode::Unwritable, "a.tif", [&] { outputs.commit(); });
  }
  EXPECT_THAT(tempDir.names(), UnorderedElementsAre("a.tif", "b.tif", "b.tif.aux.xml"));
  EXPECT_EQ(readBytes(tempDir.file("b.tif")), "old b.tif");
}

TEST_F(OutputSetTest, APlacementThatFailsTakesTheFilesBack) {
  int placed = 0;
  {
    OutputSet outputs;
    outputs.add(tempDir.file("r.gpkg"), std::make_unique<TestPlacement>(true, placed));
    outputs.add(tempDir.file("s.gpkg"), std::make_unique<TestPlacement>(false, placed));
    addAll(outputs, {"a.tif"});
    expectError(ErrorCode::Unwritable, "cannot be placed", [&] { outputs.commit(); });
  }
  EXPECT_EQ(placed, 0);
  EXPECT_TRUE(fs::is_empty(tempDir.path()));
}

TEST_F(OutputSetTest, InputsAndTheirPartsAreRefused) {
  const std::string input = tempDir.file("in.tif");
  writeText(input, "in");
  fs::create_hard_link(input, tempDir.file("hard.tif"));
  fs::create_symlink("in.tif", tempDir.file("soft.tif"));
  fs::create_directory_symlink(".", tempDir.file("here"));
  OutputSet outputs({input});
  for (const char *name : {"in.tif", "hard.tif", "soft.tif", "here/in.tif", "in.tif.ovr", "in.tif.aux.xml", "in.tfw"})
    expectError(ErrorCode::InvalidArgument, "input", [&] { outputs.add(tempDir.file(name)); });
  EXPECT_THAT(tempDir.names(), UnorderedElementsAre("in.tif", "hard.tif", "soft.tif", "here"));
}

TEST_F(OutputSetTest, AnInputThatWouldBecomeAPartOfTheOutputIsRefused) {
  writeText(tempDir.file("r.dbf"), "a table that is read");
  OutputSet outputs({tempDir.file("r.dbf")});
  expectError(ErrorCode::InvalidArgument, "r.dbf", [&] { outputs.add(tempDir.file("r.shp")); });
}

TEST_F(OutputSetTest, OneNamedTwiceIsRefused) {
  OutputSet outputs;
  addAll(outputs, {"a.tif"});
  expectError(ErrorCode::InvalidArgument, "twice", [&] { outputs.add(tempDir.file("./a.tif")); });
}

TEST_F(OutputSetTest, MessagesNameWhatTheUserKnows) {
  OutputSet outputs;
  const std::string temporary = outputs.add(tempDir.file("a.tif"));
  EXPECT_EQ(outputs.inUserTerms(temporary + ": no space left"), tempDir.file("a.tif") + ": no space left");
  EXPECT_EQ(outputs.inUserTerms("sqlite: /d/.xemap-0123456789abcdef/.xemap-fedcba9876543210/r.gpkg is locked"),
            "sqlite: /d/r.gpkg is locked");
  EXPECT_EQ(outputs.inUserTerms("/d/.xemap-notes/a.tif"), "/d/.xemap-notes/a.tif");
}

} // namespace
