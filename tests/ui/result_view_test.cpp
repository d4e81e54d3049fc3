// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/result_view.h"

#include "ui/widgets/message_line.h"
#include "ui/widgets/wrapped_text.h"
#include "ui_test.h"

#include <QLabel>
#include <QSignalSpy>

#include <cmath>

namespace xemap::ui {

namespace {

ResultSummary summaryOf(double presence, double maxProbability, double seconds) {
  ResultSummary summary;
  summary.expression = "river";
  summary.presence = presence;
  summary.maxProbability = maxProbability;
  summary.seconds = seconds;
  return summary;
}

/// The summary with breaking spaces, as one would write it.
QString lineFor(const ResultSummary &summary) {
  return ResultView::summaryLine(summary).replace(QChar(0x00A0), QChar(' '));
}

} // namespace

TEST(ResultView, WritesOneLineOfNumbers) {
  EXPECT_EQ(lineFor(summaryOf(0.12, 0.43, 0.8)), "12 % likely present; highest probability 0.43; 0.8 s");
}

TEST(ResultView, SaysWhenFeaturesWereReused) {
  ResultSummary summary = summaryOf(0.12, 0.43, 0.8);
  summary.fromCache = true;
  EXPECT_EQ(lineFor(summary), "12 % likely present; highest probability 0.43; 0.8 s (image features reused)");
}

TEST(ResultView, TellsTheNumberOfRegionsThatWasAskedFor) {
  ResultSummary summary = summaryOf(0.12, 0.43, 0.8);
  summary.regionCount = 7;
  EXPECT_THAT(lineFor(summary).toStdString(), testing::StartsWith("7 regions above 50 %; 12 % likely present"));
  summary.regionCount = 1;
  summary.countThreshold = 0.625;
  EXPECT_THAT(lineFor(summary).toStdString(), testing::StartsWith("1 region above 62.5 %; "));
}

TEST(ResultView, SaysHowTheRasterWasReadWhereThatIsKnown) {
  ResultView view;
  ResultSummary summary = summaryOf(0.12, 0.43, 0.8);
  view.setResult(summary);
  EXPECT_TRUE(part<WrappedText>(view, "resultInput")->isHidden());
  summary.input = "bands 3,2,1 as red, green and blue";
  view.setResult(summary);
  EXPECT_FALSE(part<WrappedText>(view, "resultInput")->isHidden());
  EXPECT_EQ(part<WrappedText>(view, "resultInput")->toPlainText(),
            "Raster read as: bands 3,2,1 as red, green and blue");
}

TEST(ResultView, SaysWhatTheExpressionWasReadAsWhereThatIsAnother) {
  ResultView view;
  ResultSummary summary = summaryOf(0.12, 0.43, 0.8);
  summary.reading = summary.expression;
  view.setResult(summary);
  EXPECT_TRUE(part<WrappedText>(view, "resultReading")->isHidden());
  summary.reading = "forest \u00B7 near: <b>lake";
  view.setResult(summary);
  EXPECT_FALSE(part<WrappedText>(view, "resultReading")->isHidden());
  EXPECT_EQ(part<WrappedText>(view, "resultReading")->toPlainText(), "Read as: forest \u00B7 near: <b>lake");
}

TEST(ResultView, ClaimsNeitherNothingNorCertainty) {
  EXPECT_THAT(lineFor(summaryOf(0.004, 0, 1)).toStdString(), testing::StartsWith("less than 1 % likely"));
  EXPECT_THAT(lineFor(summaryOf(0.9999, 0, 1)).toStdString(), testing::StartsWith("more than 99 % likely"));
  EXPECT_THAT(lineFor(summaryOf(0.0, 0, 1)).toStdString(), testing::StartsWith("0 % likely"));
  EXPECT_THAT(lineFor(summaryOf(1.0, 0, 1)).toStdString(), testing::StartsWith("100 % likely"));
  EXPECT_THAT(lineFor(summaryOf(std::nan(""), 0, 1)).toStdString(), testing::StartsWith("presence unknown"));
}

TEST(ResultView, WritesDurationsAsPeopleDo) {
  EXPECT_THAT(lineFor(summaryOf(0, 0, 0.02)).toStdString(), testing::EndsWith("; less than 0.1 s"));
  EXPECT_THAT(lineFor(summaryOf(0, 0, 12.34)).toStdString(), testing::EndsWith("; 12.3 s"));
  EXPECT_THAT(lineFor(summaryOf(0, 0, 59.97)).toStdString(), testing::EndsWith("; 1 min 0 s"));
  EXPECT_THAT(lineFor(summaryOf(0, 0, 125.2)).toStdString(), testing::EndsWith("; 2 min 5 s"));
}

TEST(ResultView, IsHiddenWithoutAResult) {
  ResultView view;
  EXPECT_TRUE(view.isHidden());
  view.setResult(summaryOf(0.5, 0.5, 1));
  EXPECT_FALSE(view.isHidden());
  EXPECT_EQ(part<WrappedText>(view, "resultExpression")->toPlainText(), "river");
  view.clear();
  EXPECT_TRUE(view.isHidden());
}

TEST(ResultView, ShowsTheWarningsOfThisResultOnly) {
  ResultView view;
  ResultSummary summary = summaryOf(0.5, 0.5, 1);
  summary.warnings = QStringList({"first <b>", "second"});
  view.setResult(summary);
  auto *warnings = part<MessageLine>(view, "warnings");
  EXPECT_EQ(warnings->text(), "first <b>\nsecond");
  view.setResult(summaryOf(0.5, 0.5, 1));
  EXPECT_TRUE(warnings->isHidden());
}

TEST(ResultView, SaysWhenTheThresholdHidesEverything) {
  ResultView view;
  auto *note = part<QLabel>(view, "thresholdNote");
  view.setThreshold(0.5);
  EXPECT_TRUE(note->isHidden());
  view.setResult(summaryOf(0.12, 0.43, 1));
  EXPECT_FALSE(note->isHidden());
  EXPECT_THAT(note->text().toStdString(), testing::HasSubstr("0.50"));
  EXPECT_THAT(note->text().toStdString(), testing::HasSubstr("0.43"));
  QSignalSpy wanted(&view, &ResultView::likeliestRequested);
  Q_EMIT note->linkActivated("likeliest");
  EXPECT_EQ(wanted.count(), 1);
  view.setThreshold(0.43);
  EXPECT_TRUE(note->isHidden());
}

} // namespace xemap::ui
