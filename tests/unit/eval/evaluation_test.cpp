// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/evaluation.h"

#include <filesystem>

#include <gmock/gmock.h>

#include "support/random_model.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/data/xemap_set_writer.h"

namespace xemap::eval {
namespace {

/// One 256 x 128 picture: a referent over its left quarter and an absent one.
class Evaluation : public test::TempDirTest {
protected:
  Evaluation() {
    data::RgbImage picture{256, 128, {}};
    data::Mask mask{256, 128, {}};
    for (int y = 0; y < 128; ++y)
      for (int x = 0; x < 256; ++x) {
        picture.rgb.insert(picture.rgb.end(), {static_cast<std::uint8_t>(x), static_cast<std::uint8_t>(2 * y), 90});
        mask.values.push_back(x < 64 ? data::Mask::referred : 0);
      }
    data::XemapSetWriter writer(dataset, "small", "CC0-1.0", "for tests");
    writer.addImage("one", picture, "val", {});
    data::SetExpression present;
    present.id = "left";
    present.image = "one";
    present.text = "river";
    present.tags = data::Category;
    present.maskFile = writer.addMask("left", mask);
    writer.addExpression(present);
    data::SetExpression absent;
    absent.id = "none";
    absent.image = "one";
    absent.text = "stadium";
    absent.present = false;
    absent.tags = data::Category | data::Absent;
    writer.addExpression(absent);
    writer.finish();
  }

  EvaluationReport judge(MapMethod &method, const std::string &split = "") {
    Feedback feedback;
    return evaluate(method, {dataset, split, ""}, feedback);
  }

  const std::string dataset = tempDir.file("set");
};

TEST_F(Evaluation, JudgesTheMapOfOnes) {
  const auto report = judge(*makeTrivialMethod("ones"));
  EXPECT_DOUBLE_EQ(report.all.meanIou, 0.25);
  EXPECT_DOUBLE_EQ(report.all.absentCorrect, 0.0);
  EXPECT_DOUBLE_EQ(report.byTag.at("category").meanIou, 0.25);
  EXPECT_DOUBLE_EQ(report.byText.at("river").meanIou, 0.25);
  EXPECT_FALSE(report.thresholdFitted);
}

TEST_F(Evaluation, TrivialMapsAreWhatTheySay) {
  // At 0.5 a random map claims half: a quarter of it right, so IoU is 0.125 / 0.625.
  EXPECT_NEAR(judge(*makeTrivialMethod("random")).all.meanIou, 0.2, 0.01);
  auto centre = makeTrivialMethod("centre");
  centre->openImage(dataset + "/images/one.png");
  const auto map = centre->map("anything");
  EXPECT_NEAR(std::count(map.scores.begin(), map.scores.end(), 1.0F), 0.25 * 256 * 128, 60);
  EXPECT_EQ(map.scores[0], 0.0F);
  EXPECT_EQ(map.scores[64 * 256 + 128], 1.0F);
}

TEST_F(Evaluation, RunsTheNetworkAndTheRetrievalWithTheSameEncoders) {
  const auto directory = tempDir.file("model");
  test::writeRandomModel(directory, 3);
  const auto xemap = judge(*makeXemapMethod(directory, 1));
  EXPECT_EQ(xemap.all.referring, 1U);
  EXPECT_EQ(xemap.threshold, 0.5);
  const auto selo = judge(*makeRetrievalMethod(directory, 1));
  EXPECT_TRUE(selo.thresholdFitted);
  // With its threshold fitted, retrieval can always claim everything.
  EXPECT_GE(selo.all.meanIou, 0.25);
}

TEST_F(Evaluation, WritesOneMapPerExpression) {
  Feedback feedback;
  const auto maps = tempDir.file("maps");
  evaluate(*makeTrivialMethod("ones"), {dataset, "", maps}, feedback);
  EXPECT_TRUE(std::filesystem::exists(maps + "/left.tif"));
  EXPECT_TRUE(std::filesystem::exists(maps + "/none.tif"));
}

TEST_F(Evaluation, SaysWhenThereIsNothingToJudge) {
  try {
    judge(*makeTrivialMethod("ones"), "train");
    FAIL() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
    EXPECT_THAT(error.what(), testing::HasSubstr("expected expressions in split train, found none"));
  }
}

} // namespace
} // namespace xemap::eval
