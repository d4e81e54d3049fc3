// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/xemap_set_writer.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_data.h"

namespace {

using namespace xemap::data;
using testing::ElementsAre;
using xemap::ErrorCode;
using xemap::test::expectError;
using xemap::test::TempDir;

TEST(XemapSetWriter, ReaderFindsWhatWasAdded) {
  const TempDir directory;
  XemapSetWriter writer(directory.file("set"), "de\"mo", "CC0-1.0", "två");
  writer.addImage("a", xemap::test::gradient(8, 6), "train", 0.5);
  writer.addImage("b", xemap::test::gradient(4, 4), "test", std::nullopt);
  const std::string mask = writer.addMask("a-river", xemap::test::columns(8, 6, 0, 3));
  writer.addExpression({"e1", "a", "the river", true, mask, {}, Category});
  writer.addExpression({"e2", "a", "water", true, mask, {}, Category | Relation});
  writer.addExpression({"e3", "a", "fields", true, "", {{{{0.5, 0}, {2, 0}, {2, 2}}}}, Caption});
  writer.addExpression({"e4", "b", "tanks", false, "", {}, Category});
  EXPECT_FALSE(std::filesystem::exists(directory.file("set"))) << "the set appears when it is whole";
  writer.finish();

  EXPECT_THAT(xemap::test::filesBelow(directory.file("set")),
              ElementsAre("images/a.png", "images/b.png", "masks/a-river.png", "xemap-set.json"));
  const XemapSet set = readXemapSet(directory.file("set"));
  EXPECT_EQ(set.name, "de\"mo");
  EXPECT_EQ(set.license, "CC0-1.0");
  EXPECT_EQ(set.description, "två");
  EXPECT_EQ(set.images[0].gsdMetres, 0.5);
  EXPECT_EQ(set.images[1].gsdMetres, std::nullopt);
  EXPECT_EQ(set.images[1].split, "test");
  EXPECT_EQ(readSetImage(directory.file("set"), set.images[0]).rgb, xemap::test::gradient(8, 6).rgb);
  EXPECT_EQ(set.expressions[1].maskFile, set.expressions[0].maskFile);
  EXPECT_EQ(set.expressions[1].tags, Category | Relation);
  EXPECT_EQ(set.expressions[2].regions[0][0][0], (std::pair<double, double>(0.5, 0.0)));
  EXPECT_EQ(set.expressions[3].tags, Category | Absent);
  EXPECT_TRUE(findSetProblems(directory.file("set"), set).empty());
}

TEST(XemapSetWriter, RefusesASetThatBreaksTheRules) {
  const TempDir directory;
  const auto expectCorrupt = [&](const std::string &field, const SetExpression &expression) {
    expectError(ErrorCode::Corrupt, field, [&] {
      XemapSetWriter writer(directory.file("set"), "demo", "", "");
      writer.addImage("a", xemap::test::gradient(8, 6), "train", std::nullopt);
      writer.addExpression(expression);
      writer.finish();
    });
    EXPECT_TRUE(std::filesystem::is_empty(directory.path())) << "nothing half-written stays";
  };
  expectCorrupt("expressions[0].image", {"e1", "b", "river", false, "", {}, Category});
  expectCorrupt("expressions[0]: expected either mask or regions", {"e1", "a", "river", true, "", {}, Category});
  expectCorrupt("expressions[0].text", {"e1", "a", "", false, "", {}, Category});
}

TEST(XemapSetWriter, RefusesToWriteOverASet) {
  const TempDir directory;
  xemap::test::writeText(directory.file("set/xemap-set.json"), "{}");
  expectError(ErrorCode::Unwritable, "not empty",
              [&] { XemapSetWriter writer(directory.file("set"), "demo", "", ""); });
}

} // namespace
