// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/eval/teaching.h"

#include <gmock/gmock.h>

#include "support/small_model.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/data/xemap_set_writer.h"

namespace xemap::eval {
namespace {

using ::testing::HasSubstr;

/// Pictures whose left part is of another colour than the rest; "river" is that part.
class Teaching : public test::TempDirTest {
protected:
  Teaching() {
    test::writeSmallModel(model, 5);
    data::XemapSetWriter writer(dataset, "small", "CC0-1.0", "for tests");
    for (int picture = 0; picture < 3; ++picture)
      addPicture(writer, "p" + std::to_string(picture), 96 + 32 * picture);
    writer.finish();
  }

  static void addPicture(data::XemapSetWriter &writer, const std::string &id, int border) {
    data::RgbImage image{256, 128, {}};
    data::Mask mask{256, 128, {}};
    for (int y = 0; y < 128; ++y)
      for (int x = 0; x < 256; ++x) {
        const auto noise = static_cast<std::uint8_t>((x * 7 + y * 13) % 23);
        if (x < border)
          image.rgb.insert(image.rgb.end(), {noise, static_cast<std::uint8_t>(40 + noise), 200});
        else
          image.rgb.insert(image.rgb.end(), {220, static_cast<std::uint8_t>(120 + noise), noise});
        mask.values.push_back(x < border ? data::Mask::referred : 0);
      }
    writer.addImage(id, image, "val", {});
    data::SetExpression expression;
    expression.id = id + "-river";
    expression.image = id;
    expression.text = "river";
    expression.tags = data::Category;
    expression.maskFile = writer.addMask(expression.id, mask);
    writer.addExpression(expression);
  }

  TeachingReport teach(TeachingOptions options = {}) {
    options.datasets = {dataset};
    Feedback feedback;
    return evaluateTeaching(model, 1, options, feedback);
  }

  const std::string model = tempDir.file("model");
  const std::string dataset = tempDir.file("set");
};

} // namespace

TEST_F(Teaching, CorrectionsMakeMapsRight) {
  TeachingOptions options;
  options.clicks = 12;
  const auto report = teach(options);
  ASSERT_EQ(report.curves.size(), 2U);
  const auto &curve = report.curves.front();
  EXPECT_EQ(curve.source, dataset);
  EXPECT_EQ(curve.expressions, 3U);
  ASSERT_EQ(curve.meanIou.size(), 13U);
  EXPECT_GT(curve.meanIou.back(), 0.85) << "two colours are told apart even by a network that learned nothing";
  EXPECT_GE(curve.meanIou.back(), curve.meanIou.front());
  EXPECT_EQ(report.curves.back().source, "");
  EXPECT_EQ(report.curves.back().meanIou, curve.meanIou);
  ASSERT_EQ(report.transfers.size(), 2U) << "of three images one can teach two, but three teach none";
  EXPECT_EQ(report.transfers.front().judged, 2U);
  EXPECT_EQ(report.transfers.back().source, "") << "their mean";
  EXPECT_EQ(report.transfers.back().taughtIou, report.transfers.front().taughtIou);
}

TEST_F(Teaching, NothingIsKnownWithoutWordsBeforeTheFirstCorrection) {
  TeachingOptions options;
  options.clicks = 4;
  options.words = false;
  options.mostExpressions = 1;
  const auto report = teach(options);
  EXPECT_EQ(report.curves.front().meanIou.front(), 0.0);
  EXPECT_GT(report.curves.front().meanIou.back(), 0.5);
  EXPECT_TRUE(report.transfers.empty());
}

TEST_F(Teaching, RandomClicksAreTheSameEachTime) {
  TeachingOptions options;
  options.clicks = 2;
  options.randomClicks = true;
  options.transfer = false;
  const auto first = teach(options);
  EXPECT_EQ(first.curves.front().meanIou, teach(options).curves.front().meanIou);
  options.seed = 2;
  EXPECT_NE(first.curves.front().meanIou, teach(options).curves.front().meanIou);
}

TEST_F(Teaching, JudgesOnlyTheExpressionsThatAreWanted) {
  TeachingOptions options;
  options.clicks = 1;
  options.transfer = false;
  options.only = {"lake", "river"};
  EXPECT_EQ(teach(options).curves.front().expressions, 3U);
  options.only = {"lake"};
  EXPECT_THROW(teach(options), Error);
}

TEST_F(Teaching, FewExpressionsStillLeaveImagesToTransferTo) {
  TeachingOptions options;
  options.clicks = 1;
  options.mostExpressions = 1;
  const auto report = teach(options);
  EXPECT_EQ(report.curves.front().expressions, 1U);
  ASSERT_FALSE(report.transfers.empty());
  EXPECT_EQ(report.transfers.front().judged, 2U);
}

TEST_F(Teaching, RefusesWhatItCannotJudge) {
  TeachingOptions options;
  options.split = "test";
  EXPECT_THROW(teach(options), Error);
  options = {};
  options.clicks = 0;
  EXPECT_THROW(teach(options), Error);
}

TEST_F(Teaching, CurvesAreDrawn) {
  const auto plot = curvePlot({{"sets/a<b", 3, {0.1, 0.5, 0.75}, 1.0, 0.1}, {"", 3, {0.1, 0.5, 0.75}, 1.0, 0.1}});
  EXPECT_THAT(plot, HasSubstr("a&lt;b"));
  EXPECT_THAT(plot, HasSubstr("polyline"));
  EXPECT_THAT(plot, HasSubstr("</svg>"));
}

} // namespace xemap::eval
