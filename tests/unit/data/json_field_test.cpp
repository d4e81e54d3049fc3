// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/json_field.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_data.h"

namespace {

using testing::ElementsAre;
using xemap::ErrorCode;
using xemap::data::JsonField;
using xemap::data::parseJson;
using xemap::test::expectError;

class JsonFieldTest : public testing::Test {
protected:
  void expectCorrupt(const std::string &message, const std::function<void()> &action) {
    expectError(ErrorCode::Corrupt, "a.json: " + message, action);
  }

  const nlohmann::json mDocument = parseJson(
      R"({"name": "demo", "empty": "", "count": 3, "half": 0.5, "flag": true, "none": null, "huge": 1e300,
          "list": [{"file": "a/b.jpg"}, {"file": "/etc/passwd"}, {"file": "a/../../b"}], "words": ["a", 1]})",
      "a.json");
  const JsonField mRoot{mDocument, "a.json"};
};

TEST_F(JsonFieldTest, GivesValuesOfTheRightKind) {
  EXPECT_EQ(mRoot.member("name").text(), "demo");
  EXPECT_EQ(mRoot.member("empty").string(), "");
  EXPECT_EQ(mRoot.member("count").integer(1, 3), 3);
  EXPECT_EQ(mRoot.member("half").number(), 0.5);
  EXPECT_TRUE(mRoot.member("flag").boolean());
  EXPECT_EQ(mRoot.member("list").elements()[0].member("file").relativePath(), "a/b.jpg");
  EXPECT_FALSE(mRoot.find("none").has_value());
  EXPECT_FALSE(mRoot.find("absent").has_value());
}

TEST_F(JsonFieldTest, NamesThePathOfTheOffendingField) {
  expectCorrupt("size: expected this field, found none", [&] { mRoot.member("size"); });
  expectCorrupt("name: expected a whole number of 1 to 5, found \"demo\"", [&] { mRoot.member("name").integer(1, 5); });
  expectCorrupt("count: expected a whole number of 1 to 2, found 3", [&] { mRoot.member("count").integer(1, 2); });
  expectCorrupt("half: expected a whole number", [&] { mRoot.member("half").integer(0, 2); });
  expectCorrupt("huge: expected a whole number", [&] { mRoot.member("huge").integer(0, 2); });
  expectCorrupt("empty: expected a string that is not empty", [&] { mRoot.member("empty").text(); });
  expectCorrupt("flag: expected a number, found true", [&] { mRoot.member("flag").number(); });
  expectCorrupt("count: expected true or false", [&] { mRoot.member("count").boolean(); });
  expectCorrupt("name: expected an array", [&] { mRoot.member("name").elements(); });
  expectCorrupt("name: expected an object", [&] { mRoot.member("name").member("x"); });
  expectCorrupt("words[1]: expected a string, found 1", [&] { mRoot.member("words").texts(); });
  expectCorrupt("list[0].size: expected this field", [&] { mRoot.member("list").elements()[0].member("size"); });
}

TEST_F(JsonFieldTest, RefusesPathsThatLeaveTheDataSet) {
  const auto list = mRoot.member("list").elements();
  expectCorrupt("list[1].file: expected a path inside the data set", [&] { list[1].member("file").relativePath(); });
  expectCorrupt("list[2].file: expected a path inside the data set", [&] { list[2].member("file").relativePath(); });
}

TEST(ParseJson, SaysWhereTheMistakeIs) {
  expectError(ErrorCode::Corrupt, "a.json: expected JSON: ", [] { parseJson("{\"a\": 1,\n \"b\": }", "a.json"); });
  expectError(ErrorCode::Corrupt, "line 2", [] { parseJson("{\"a\": 1,\n \"b\": }", "a.json"); });
  expectError(ErrorCode::Corrupt, "a.json", [] { parseJson("", "a.json"); });
  expectError(ErrorCode::Corrupt, "a.json", [] { parseJson("[1e999]", "a.json"); });
  expectError(ErrorCode::Corrupt, "a.json", [] { parseJson("\"\xFF\"", "a.json"); });
}

TEST(ReadJsonFile, NamesTheFile) {
  const xemap::test::TempDir directory;
  expectError(ErrorCode::NotFound, "none.json", [&] { xemap::data::readJsonFile(directory.file("none.json")); });
}

} // namespace
