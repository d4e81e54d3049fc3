// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/xemap_set.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/temp_dir.h"
#include "test_data.h"

namespace {

using namespace xemap::data;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using xemap::ErrorCode;
using xemap::test::expectError;

class XemapSetFile : public testing::Test {
protected:
  XemapSet read() {
    xemap::test::writeText(mDirectory.file("xemap-set.json"), mJson.dump());
    return readXemapSet(mDirectory.path());
  }

  /// Fails unless the value at `pointer` is refused with a message about `field`.
  void expectCorrupt(const std::string &pointer, const nlohmann::json &value, const std::string &field) {
    const nlohmann::json whole = mJson;
    mJson[nlohmann::json::json_pointer(pointer)] = value;
    expectError(ErrorCode::Corrupt, "xemap-set.json: " + field + ": expected", [&] { read(); });
    mJson = whole;
  }

  void expectNeeded(const std::string &parent, const std::string &key, const std::string &field) {
    const nlohmann::json whole = mJson;
    mJson[nlohmann::json::json_pointer(parent)].erase(key);
    expectError(ErrorCode::Corrupt, "xemap-set.json: " + field + ": expected this field, found none", [&] { read(); });
    mJson = whole;
  }

  xemap::test::TempDir mDirectory;
  nlohmann::json mJson = nlohmann::json::parse(R"({
    "format": "xemap-set", "version": 1, "name": "demo", "license": "CC0-1.0", "description": "",
    "images": [{"id": "a", "file": "images/a.png", "width": 6, "height": 4, "gsd_m": 0.5, "split": "train"},
               {"id": "b", "file": "images/b.png", "width": 6, "height": 4, "gsd_m": null, "split": "val"}],
    "expressions": [
      {"id": "e1", "image": "a", "text": "the river", "present": true, "mask": "masks/e1.png", "tags": ["category"]},
      {"id": "e2", "image": "a", "text": "fields", "present": true, "tags": ["relation", "size"],
       "regions": [[[[0, 0], [2, 0], [2, 4], [0, 4]]], [[[4, 0], [6, 0], [6, 4], [4, 4]]]]},
      {"id": "e3", "image": "b", "text": "tanks", "present": false, "tags": ["category", "absent"]}]})");
};

TEST_F(XemapSetFile, IsReadWhole) {
  const XemapSet set = read();
  EXPECT_EQ(set.name, "demo");
  EXPECT_EQ(set.license, "CC0-1.0");
  ASSERT_EQ(set.images.size(), 2U);
  EXPECT_EQ(set.images[0].gsdMetres, 0.5);
  EXPECT_EQ(set.images[1].gsdMetres, std::nullopt);
  EXPECT_EQ(set.image("b").split, "val");
  EXPECT_THROW(set.image("c"), xemap::Error);
  ASSERT_EQ(set.expressions.size(), 3U);
  EXPECT_EQ(set.expressions[0].maskFile, "masks/e1.png");
  EXPECT_EQ(set.expressions[1].tags, Relation | Size);
  EXPECT_EQ(set.expressions[1].regions.size(), 2U);
  EXPECT_FALSE(set.expressions[2].present);
  EXPECT_EQ(set.expressions[2].tags, Category | Absent);
}

TEST_F(XemapSetFile, AbsentReferentIsTaggedSo) {
  mJson["expressions"][2]["tags"] = {"category"};
  EXPECT_EQ(read().expressions[2].tags, Category | Absent);
}

TEST_F(XemapSetFile, SaysWhatIsUnknown) {
  EXPECT_TRUE(read().images[0].unknownFile.empty());
  mJson["images"][0]["unknown"] = "masks/u.png";
  mJson["expressions"][0]["tags"] = {"category", "partial"};
  const XemapSet set = read();
  EXPECT_EQ(set.images[0].unknownFile, "masks/u.png");
  EXPECT_EQ(set.expressions[0].tags, Category | Partial);
  xemap::test::writeText(mDirectory.file("masks/.keep"), "");
  writePng(mDirectory.file("masks/u.png"), xemap::test::columns(6, 4, 1, 2));
  EXPECT_EQ(readUnknownMask(mDirectory.path(), set.images[0])->values, xemap::test::columns(6, 4, 1, 2).values);
  EXPECT_FALSE(readUnknownMask(mDirectory.path(), set.images[1]).has_value());
  writePng(mDirectory.file("masks/u.png"), xemap::test::columns(5, 4, 1, 2));
  expectError(ErrorCode::Corrupt, "u.png: expected 6x4 pixels as its image has, found 5x4",
              [&] { readUnknownMask(mDirectory.path(), set.images[0]); });
  expectCorrupt("/images/0/unknown", "../u.png", "images[0].unknown");
  expectCorrupt("/expressions/2/tags", {"category", "partial"}, "expressions[2].tags");
}

TEST_F(XemapSetFile, EveryFieldIsNeeded) {
  for (const std::string key : {"format", "version", "name", "license", "description", "images", "expressions"})
    expectNeeded("", key, key);
  for (const std::string key : {"id", "file", "width", "height", "split"})
    expectNeeded("/images/1", key, "images[1]." + key);
  for (const std::string key : {"id", "image", "text", "present", "tags"})
    expectNeeded("/expressions/2", key, "expressions[2]." + key);
}

TEST_F(XemapSetFile, NamesTheOffendingField) {
  expectCorrupt("/format", "coco", "format");
  expectCorrupt("/images", 5, "images");
  expectCorrupt("/images/0/id", "a/b", "images[0].id");
  expectCorrupt("/images/0/id", "..", "images[0].id");
  expectCorrupt("/images/1/id", "a", "images[1].id");
  expectCorrupt("/images/0/file", "/a.png", "images[0].file");
  expectCorrupt("/images/0/width", 0, "images[0].width");
  expectCorrupt("/images/0/height", 4.5, "images[0].height");
  expectCorrupt("/images/0/gsd_m", 0, "images[0].gsd_m");
  expectCorrupt("/images/0/gsd_m", "1 m", "images[0].gsd_m");
  expectCorrupt("/images/0/split", "valid", "images[0].split");
  expectCorrupt("/expressions/1/id", "e1", "expressions[1].id");
  expectCorrupt("/expressions/0/image", "c", "expressions[0].image");
  expectCorrupt("/expressions/0/text", "", "expressions[0].text");
  expectCorrupt("/expressions/0/present", 1, "expressions[0].present");
  expectCorrupt("/expressions/0/present", false, "expressions[0].mask");
  expectCorrupt("/expressions/1/present", false, "expressions[1].regions");
  expectCorrupt("/expressions/0/mask", "../e1.png", "expressions[0].mask");
  expectCorrupt("/expressions/0/mask", nullptr, "expressions[0]");
  expectCorrupt("/expressions/1/mask", "masks/e2.png", "expressions[1]");
  expectCorrupt("/expressions/0/tags/0", "colour", "expressions[0].tags[0]");
  expectCorrupt("/expressions/0/tags/0", "absent", "expressions[0].tags");
  expectCorrupt("/expressions/1/regions", nlohmann::json::array(), "expressions[1].regions");
  expectCorrupt("/expressions/1/regions/1", nlohmann::json::array(), "expressions[1].regions[1]");
  expectCorrupt("/expressions/1/regions/0/0", {{0, 0}, {1, 1}}, "expressions[1].regions[0][0]");
  expectCorrupt("/expressions/1/regions/0/0/2", {1, 2, 3}, "expressions[1].regions[0][0][2]");
  expectCorrupt("/expressions/1/regions/0/0/2/1", "x", "expressions[1].regions[0][0][2][1]");
  expectCorrupt("/expressions/1/regions/0/0/2", {2, 4.5}, "expressions[1].regions[0][0][2]");
  expectCorrupt("/expressions/1/regions/0/0/2", {-1, 4}, "expressions[1].regions[0][0][2]");
  expectCorrupt("/expressions/1/regions/0/0", {{0, 0}, {2, 4}, {2, 0}, {0, 4}}, "expressions[1].regions[0]");
}

TEST_F(XemapSetFile, SaysThatANewerVersionIsNotKnown) {
  mJson["version"] = 2;
  expectError(ErrorCode::Unsupported, "version: expected 1, found 2", [&] { read(); });
}

TEST_F(XemapSetFile, CutJsonIsRefused) {
  const std::string whole = mJson.dump();
  for (std::size_t length = 0; length < whole.size(); length += 13) {
    xemap::test::writeText(mDirectory.file("xemap-set.json"), whole.substr(0, length));
    expectError(ErrorCode::Corrupt, "xemap-set.json: expected JSON", [&] { readXemapSet(mDirectory.path()); });
  }
}

TEST_F(XemapSetFile, MasksComeFromFilesOrRegions) {
  const XemapSet set = read();
  xemap::test::writeText(mDirectory.file("masks/.keep"), "");
  writePng(mDirectory.file("masks/e1.png"), xemap::test::columns(6, 4, 1, 3));
  const auto maskOf = [&](std::size_t i) {
    return readExpressionMask(mDirectory.path(), set.image(set.expressions[i].image), set.expressions[i]).values;
  };
  EXPECT_EQ(maskOf(0), xemap::test::columns(6, 4, 1, 3).values);
  std::vector<std::uint8_t> both = xemap::test::columns(6, 4, 0, 2).values;
  const std::vector<std::uint8_t> right = xemap::test::columns(6, 4, 4, 6).values;
  for (std::size_t i = 0; i < both.size(); ++i)
    both[i] = std::max(both[i], right[i]);
  EXPECT_EQ(maskOf(1), both);
  EXPECT_EQ(maskOf(2), xemap::test::columns(6, 4, 0, 0).values);
}

TEST_F(XemapSetFile, CheckNamesEveryProblem) {
  const XemapSet set = read();
  xemap::test::writeText(mDirectory.file("images/.keep"), "");
  xemap::test::writeText(mDirectory.file("masks/.keep"), "");
  EXPECT_EQ(findSetProblems(mDirectory.path(), set).size(), 3U);
  writePng(mDirectory.file("images/a.png"), xemap::test::gradient(6, 4));
  writePng(mDirectory.file("images/b.png"), xemap::test::gradient(6, 5));
  writePng(mDirectory.file("masks/e1.png"), xemap::test::columns(5, 4, 1, 3));
  EXPECT_THAT(findSetProblems(mDirectory.path(), set),
              ElementsAre(HasSubstr("b.png: expected 6x4 pixels as the set says, found 6x5"),
                          HasSubstr("e1.png: expected 6x4 pixels as its image has, found 5x4")));
  writePng(mDirectory.file("images/b.png"), xemap::test::gradient(6, 4));
  writePng(mDirectory.file("masks/e1.png"), xemap::test::columns(6, 4, 0, 0));
  EXPECT_THAT(findSetProblems(mDirectory.path(), set), ElementsAre(HasSubstr("e1: expected a mask with referred")));
  writePng(mDirectory.file("masks/e1.png"), xemap::test::columns(6, 4, 0, 1));
  EXPECT_THAT(findSetProblems(mDirectory.path(), set), IsEmpty());
}

TEST(ExpressionTags, HaveNames) {
  EXPECT_THAT(tagNames(Category | Absent), ElementsAre("category", "absent"));
  EXPECT_EQ(tagNames(0xFF).size(), 8U);
  for (const std::string &name : tagNames(0xFF))
    EXPECT_THAT(tagNames(*tagOfName(name)), ElementsAre(name));
  EXPECT_EQ(tagOfName("colour"), std::nullopt);
}

} // namespace
