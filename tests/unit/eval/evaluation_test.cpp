// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/evaluation.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>

#include "support/random_model.h"
#include "support/small_model.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/data/xemap_set_writer.h"
#include "xemap/eval/negation_pair.h"

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
    return evaluate(method, {{dataset}, split, "", "", {}, {}}, feedback);
  }

  const std::string dataset = tempDir.file("set");
};

/// The same over each kind of network.
class NetworkEvaluation : public Evaluation, public ::testing::WithParamInterface<const char *> {
protected:
  std::string makeModel(std::uint64_t seed) const {
    const auto directory = tempDir.file("model");
    if (std::string(GetParam()) == "tiny")
      test::writeRandomModel(directory, seed);
    else
      test::writeSmallModel(directory, seed);
    return directory;
  }
};

INSTANTIATE_TEST_SUITE_P(Networks, NetworkEvaluation, ::testing::Values("tiny", "referring"),
                         [](const auto &network) { return std::string(network.param); });

TEST_P(NetworkEvaluation, AsksByExampleOfWhatIsThere) {
  const std::string model = makeModel(7);
  for (const bool words : {false, true}) {
    const auto method = makeExampleMethod(model, 1, words);
    const auto report = judge(*method);
    EXPECT_EQ(report.all.referring, 1U);
    EXPECT_EQ(report.all.absent, 0U);
    ASSERT_EQ(report.expressions.size(), 1U);
    // What is shown resembles itself more than the rest, whatever a network has learned.
    EXPECT_GT(report.expressions.front().averagePrecision, words ? 0.0 : 0.25);
  }
}

TEST_F(Evaluation, JudgesTheMapOfOnes) {
  const auto report = judge(*makeTrivialMethod("ones"));
  EXPECT_DOUBLE_EQ(report.all.meanIou, 0.25);
  EXPECT_DOUBLE_EQ(report.all.absentCorrect, 0.0);
  EXPECT_DOUBLE_EQ(report.byTag.at("category").meanIou, 0.25);
  EXPECT_DOUBLE_EQ(report.byText.at("river").meanIou, 0.25);
  EXPECT_FALSE(report.thresholdFitted);
}

TEST_F(Evaluation, WhatIsUnknownIsNotJudged) {
  data::RgbImage picture{256, 128, std::vector<std::uint8_t>(std::size_t{3} * 256 * 128, 90)};
  data::Mask mask{256, 128, {}};
  data::Mask unknown{256, 128, {}};
  for (int i = 0; i < 256 * 128; ++i) {
    mask.values.push_back(i % 256 < 64 ? data::Mask::referred : 0);
    unknown.values.push_back(i % 256 < 32 || i % 256 >= 192 ? data::Mask::referred : 0);
  }
  const std::string partlyKnown = tempDir.file("partly");
  data::XemapSetWriter writer(partlyKnown, "small", "CC0-1.0", "for tests");
  writer.addImage("one", picture, "val", {}, writer.addMask("unknown", unknown));
  const std::string file = writer.addMask("left", mask);
  writer.addExpression({"left", "one", "river", true, file, {}, data::Category});
  writer.addExpression({"some", "one", "cars", true, file, {}, data::Category | data::Partial});
  writer.finish();
  Feedback feedback;
  const auto method = makeTrivialMethod("ones");
  const auto report = evaluate(*method, {{partlyKnown}, "", "", "", {}, {}}, feedback);
  EXPECT_EQ(report.all.referring, 1U) << "a partial mask does not tell what is wrong";
  EXPECT_DOUBLE_EQ(report.all.meanIou, 32.0 / 160.0);
}

TEST_F(Evaluation, TrivialMapsAreWhatTheySay) {
  // At 0.5 a random map claims half: a quarter of it right, so IoU is 0.125 / 0.625.
  EXPECT_NEAR(judge(*makeTrivialMethod("random")).all.meanIou, 0.2, 0.01);
  auto centre = makeTrivialMethod("centre");
  centre->openImage(dataset + "/images/one.png", {});
  const auto map = centre->map("anything");
  EXPECT_NEAR(std::count(map.scores.begin(), map.scores.end(), 1.0F), 0.25 * 256 * 128, 60);
  EXPECT_EQ(map.scores[0], 0.0F);
  EXPECT_EQ(map.scores[64 * 256 + 128], 1.0F);
}

TEST_P(NetworkEvaluation, RunsTheNetworkAndTheRetrievalWithTheSameEncoders) {
  const auto directory = makeModel(3);
  const auto xemap = judge(*makeXemapMethod(directory, 1));
  EXPECT_EQ(xemap.all.referring, 1U);
  EXPECT_EQ(xemap.threshold, 0.5);
  const auto selo = judge(*makeRetrievalMethod(directory, 1));
  EXPECT_TRUE(selo.thresholdFitted);
  // With its threshold fitted, retrieval can always claim everything.
  EXPECT_GE(selo.all.meanIou, 0.25);
}

TEST_P(NetworkEvaluation, RunsWhatItIsComparedWith) {
  const auto directory = makeModel(3);
  EXPECT_GE(judge(*makeCoarseToFineMethod(directory, 1)).all.meanIou, 0.25);
  for (const char *name : {"dense", "no-fusion", "no-context", "no-hmsa"}) {
    const auto report = judge(*makeNetworkMethod(name, directory, 1));
    EXPECT_EQ(report.method, name);
    EXPECT_TRUE(report.thresholdFitted);
    EXPECT_GT(report.all.meanIou, 0.0) << name;
  }
  EXPECT_THROW(makeNetworkMethod("none", directory, 1), Error);
}

TEST_P(NetworkEvaluation, WithoutAPartTheNetworkAnswersOtherwise) {
  const auto directory = makeModel(3);
  std::vector<std::vector<float>> maps;
  for (const char *name : {"no-fusion", "no-context", "no-hmsa"}) {
    const auto method = makeNetworkMethod(name, directory, 1);
    method->openImage(dataset + "/images/one.png", {});
    maps.push_back(method->map("river").scores);
  }
  EXPECT_NE(maps[0], maps[1]);
  EXPECT_NE(maps[1], maps[2]);
}

TEST_F(Evaluation, WritesAPageWithThePicturesOfEveryExpression) {
  Feedback feedback;
  const auto folder = tempDir.file("page");
  evaluate(*makeTrivialMethod("ones"), {{dataset}, "", "", folder, {}, {}}, feedback);
  std::ifstream page(folder + "/index.html");
  const std::string html{std::istreambuf_iterator<char>(page), {}};
  EXPECT_THAT(html, testing::HasSubstr("<b>river</b>"));
  EXPECT_THAT(html, testing::HasSubstr("IoU 0.250"));
  EXPECT_THAT(html, testing::HasSubstr("src=\"left.png\""));
  // Three panels of 256 pixels with two gaps of 6.
  EXPECT_EQ(data::readRgb(folder + "/left.png").width, 3 * 256 + 12);
  EXPECT_TRUE(std::filesystem::exists(folder + "/none.png"));
}

TEST_F(Evaluation, LeavesNoPageWhenTheFolderIsTaken) {
  std::filesystem::create_directories(tempDir.file("page/mine"));
  Feedback feedback;
  EXPECT_THROW(evaluate(*makeTrivialMethod("ones"), {{dataset}, "", "", tempDir.file("page"), {}, {}}, feedback),
               Error);
}

TEST(NegationPairs, DifferInTheNegationAlone) {
  EXPECT_EQ(withoutNegation("fields without trees"), "fields containing trees");
  EXPECT_EQ(withoutNegation("houses far from the lake"), "houses near the lake");
  EXPECT_EQ(withoutNegation("everything but water"), "water");
  EXPECT_EQ(withoutNegation("houses near the lake"), std::nullopt);
}

TEST_F(Evaluation, WritesOneMapPerExpression) {
  Feedback feedback;
  const auto maps = tempDir.file("maps");
  evaluate(*makeTrivialMethod("ones"), {{dataset}, "", maps, "", {}, {}}, feedback);
  EXPECT_TRUE(std::filesystem::exists(maps + "/left.tif"));
  EXPECT_TRUE(std::filesystem::exists(maps + "/none.tif"));
}

TEST_F(Evaluation, TellsClassesTheModelWasTrainedOnFromOthers) {
  Feedback feedback;
  const data::ClassTable classes({{"River", {}, {}, {"river", "stream"}, {}}, {"Stadium", {}, {}, {"stadium"}, {}}});
  const auto report = evaluate(*makeTrivialMethod("ones"), {{dataset}, "", "", "", classes, {"River"}}, feedback);
  EXPECT_DOUBLE_EQ(report.byClass.at("River").meanIou, 0.25);
  EXPECT_EQ(report.byClass.at("Stadium").absent, 1U);
  ASSERT_TRUE(report.unseen);
  EXPECT_EQ(report.unseen->referring, 1U);
  EXPECT_EQ(report.seen->referring, 0U);
  EXPECT_EQ(report.seen->absent, 1U);
  EXPECT_FALSE(evaluate(*makeTrivialMethod("ones"), {{dataset}, "", "", "", classes, {}}, feedback).unseen);
}

TEST_F(Evaluation, AWordingOfTwoClassesTellsNone) {
  Feedback feedback;
  const data::ClassTable classes({{"River", {}, {}, {"river"}, {}}, {"Canal", {}, {}, {"river"}, {}}});
  EXPECT_TRUE(evaluate(*makeTrivialMethod("ones"), {{dataset}, "", "", "", classes, {}}, feedback).byClass.empty());
}

TEST_F(Evaluation, JudgesSeveralSetsTogetherAndApart) {
  Feedback feedback;
  const auto copy = tempDir.file("copy");
  std::filesystem::copy(dataset, copy, std::filesystem::copy_options::recursive);
  const auto report = evaluate(*makeTrivialMethod("ones"), {{dataset, copy}, "", "", "", {}, {}}, feedback);
  EXPECT_EQ(report.all.referring, 2U);
  EXPECT_EQ(report.bySource.at(copy).referring, 1U);
  EXPECT_THROW(evaluate(*makeTrivialMethod("ones"), {{dataset, copy}, "", tempDir.file("maps"), "", {}, {}}, feedback),
               Error);
  EXPECT_FALSE(std::filesystem::exists(tempDir.file("maps")));
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
