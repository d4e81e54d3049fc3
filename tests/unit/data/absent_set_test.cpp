// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/absent_set.h"

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

class AbsentSet : public testing::Test {
protected:
  std::string picture(const std::string &name) {
    xemap::test::writeJpeg(mDirectory.file(name), xemap::test::gradient(20, 10));
    return mDirectory.file(name);
  }

  std::optional<XemapSet> build(const std::vector<std::string> &pictures, const std::vector<std::string> &phrases,
                                const Feedback &feedback = Feedback()) {
    return buildAbsentSet(pictures, phrases, "never", mDirectory.file("out"), feedback);
  }

  xemap::test::TempDir mDirectory;
};

TEST_F(AbsentSet, AsksEveryPictureForEveryPhrase) {
  // Two folders, one file name.
  const XemapSet set = *build({picture("a/scene.jpg"), picture("b/scene.jpg")}, {"qwertz", "tax rate", "昨天"});
  ASSERT_EQ(set.images.size(), 2U);
  EXPECT_NE(set.images[0].id, set.images[1].id);
  EXPECT_EQ(set.images[1].split, "val");
  ASSERT_EQ(set.expressions.size(), 6U);
  EXPECT_EQ(set.expressions[5].text, "昨天");
  EXPECT_EQ(set.expressions[5].image, set.images[1].id);
  for (const SetExpression &expression : set.expressions) {
    EXPECT_FALSE(expression.present);
    EXPECT_EQ(expression.tags, Absent);
  }
}

TEST_F(AbsentSet, NeedsPicturesAndPhrases) {
  expectError(ErrorCode::InvalidArgument, "never: expected pictures to ask, found none", [&] { build({}, {"a"}); });
  expectError(ErrorCode::InvalidArgument, "never: expected phrases to ask for, found none",
              [&] { build({picture("a.jpg")}, {}); });
  expectError(ErrorCode::NotFound, mDirectory.file("missing.jpg"),
              [&] { build({mDirectory.file("missing.jpg")}, {"a"}); });
  EXPECT_FALSE(std::filesystem::exists(mDirectory.file("out")));
}

TEST_F(AbsentSet, LeavesNothingWhenCancelled) {
  Feedback feedback;
  feedback.cancel();
  EXPECT_FALSE(build({picture("a.jpg")}, {"a"}, feedback));
  EXPECT_FALSE(std::filesystem::exists(mDirectory.file("out")));
}

} // namespace
