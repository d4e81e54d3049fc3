// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/from_instances.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temp_dir.h"
#include "test_data.h"

namespace {

using namespace xemap::data;
using xemap::ErrorCode;
using xemap::Feedback;
using xemap::test::expectError;

/// A picture of 20 x 10 pixels with three things: an airplane in the columns 0 to 4, one in 10 to 12, a car in 15
/// to 19.
class FromInstances : public testing::Test {
protected:
  void SetUp() override {
    xemap::test::writeJpeg(mDirectory.file("in/images/1.jpg"), xemap::test::gradient(20, 10));
    xemap::test::writeText(mDirectory.file("in/ids/.keep"), "");
    Mask ids{20, 10, {}};
    for (int i = 0; i < 200; ++i)
      ids.values.push_back(i % 20 < 5 ? 1 : i % 20 >= 10 && i % 20 < 13 ? 2 : i % 20 >= 15 ? 3 : 0);
    writePng(mDirectory.file("in/ids/1.png"), ids);
    writeRows(R"([{"id": 1, "cls": "airplane"}, {"id": 2, "cls": "airplane"}, {"id": 3, "cls": "vehicle"}])");
    xemap::test::writeText(mDirectory.file("in/said.jsonl"),
                           R"({"file": "images/1.jpg", "expression": "all airplanes", "ids": [1, 2]})"
                           "\n"
                           R"({"file": "images/1.jpg", "expression": "the leftmost airplane", "ids": [1]})"
                           "\n"
                           R"({"file": "images/1.jpg", "expression": "the largest airplane", "ids": [1]})"
                           "\n"
                           R"({"file": "images/1.jpg", "expression": "the airplane in the right half", "ids": [2]})"
                           "\n"
                           R"({"file": "images/1.jpg", "expression": "the vehicle", "ids": [3]})"
                           "\n");
    ClassEntry vehicle{"vehicle", {}, {}, {"cars"}, {}};
    vehicle.partial = true;
    mClasses = ClassTable({{"airplane", {}, {}, {"airplane", "planes"}, {}}, {"ship", {}, {}, {"ship"}, {}}, vehicle});
    mOptions.name = "demo";
    mOptions.expressionsFile = "said.jsonl";
  }

  void writeRows(const std::string &instances) {
    xemap::test::writeText(mDirectory.file("in/instances.jsonl"),
                           R"({"file": "images/1.jpg", "instance_ids": "ids/1.png", "instances": )" + instances +
                               "}\n");
  }

  XemapSet build() {
    return *buildSetFromInstances(mDirectory.file("in"), mClasses, mOptions, mDirectory.file("out"), Feedback());
  }

  const SetExpression &said(const XemapSet &set, const std::string &text) {
    for (const SetExpression &expression : set.expressions)
      if (expression.text == text)
        return expression;
    throw std::runtime_error("not said: " + text);
  }

  std::vector<std::uint8_t> maskOf(const XemapSet &set, const std::string &text) {
    return readExpressionMask(mDirectory.file("out"), set.images[0], said(set, text)).values;
  }

  xemap::test::TempDir mDirectory;
  ClassTable mClasses;
  FromInstancesOptions mOptions;
};

TEST_F(FromInstances, ClassesAreAllTheirInstances) {
  const XemapSet set = build();
  ASSERT_EQ(set.images.size(), 1U);
  EXPECT_EQ(set.images[0].id, "images-1");
  EXPECT_EQ(set.images[0].split, "train");
  EXPECT_EQ(maskOf(set, "planes"), maskOf(set, "all airplanes"));
  EXPECT_EQ(said(set, "planes").tags, Category);
  EXPECT_FALSE(said(set, "ship").present);
  EXPECT_TRUE(findSetProblems(mDirectory.file("out"), set).empty());
}

TEST_F(FromInstances, ExpressionsAreTaggedByWhatTheySay) {
  const XemapSet set = build();
  EXPECT_EQ(said(set, "all airplanes").tags, Category);
  EXPECT_EQ(said(set, "the leftmost airplane").tags, Direction);
  EXPECT_EQ(said(set, "the largest airplane").tags, Size);
  EXPECT_EQ(said(set, "the airplane in the right half").tags, Direction);
  EXPECT_EQ(maskOf(set, "the leftmost airplane"), xemap::test::columns(20, 10, 0, 5).values);
  EXPECT_EQ(maskOf(set, "the airplane in the right half"), xemap::test::columns(20, 10, 10, 13).values);
}

TEST_F(FromInstances, OfAPartialClassMoreMayBeThere) {
  const XemapSet set = build();
  EXPECT_EQ(said(set, "cars").tags, Category | Partial);
  EXPECT_EQ(said(set, "the vehicle").tags, Category | Partial);
  std::filesystem::remove_all(mDirectory.file("out"));
  writeRows(R"([{"id": 1, "cls": "airplane"}])");
  for (const SetExpression &expression : build().expressions)
    EXPECT_NE(expression.text, "cars") << "none seen says nothing";
}

TEST_F(FromInstances, LittleIsNotAskedFor) {
  mOptions.minPixels = 31;
  const XemapSet set = build();
  EXPECT_THROW(said(set, "the airplane in the right half"), std::runtime_error) << "30 pixels";
  EXPECT_NO_THROW(said(set, "all airplanes"));
}

TEST_F(FromInstances, NamesWhatIsWrong) {
  const auto expectRefused = [&](ErrorCode code, const std::string &part) {
    expectError(code, part, [&] { build(); });
    EXPECT_FALSE(std::filesystem::exists(mDirectory.file("out")));
  };
  writeRows(R"([{"id": 1, "cls": "whale"}])");
  expectRefused(ErrorCode::Corrupt, "instances.jsonl line 1: instances[0].cls: expected a class of the table");
  writeRows(R"([{"id": 0, "cls": "ship"}])");
  expectRefused(ErrorCode::Corrupt, "instances[0].id");
  writeRows("[]");
  mOptions.expressionsFile = "none.jsonl";
  expectRefused(ErrorCode::NotFound, "none.jsonl");
  mOptions.expressionsFile.clear();
  writePng(mDirectory.file("in/ids/1.png"), xemap::test::columns(19, 10, 0, 0));
  expectRefused(ErrorCode::Corrupt, "1.png: expected 20x10 pixels as its image has, found 19x10");
}

TEST_F(FromInstances, WritesNothingWhenCancelled) {
  Feedback feedback;
  feedback.cancel();
  EXPECT_FALSE(
      buildSetFromInstances(mDirectory.file("in"), mClasses, mOptions, mDirectory.file("out"), feedback).has_value());
  EXPECT_FALSE(std::filesystem::exists(mDirectory.file("out")));
}

} // namespace
