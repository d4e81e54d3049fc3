// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/query_dock_content.h"

#include "ui/widgets/expression_edit.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/result_view.h"
#include "ui_test.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>

namespace xemap::ui {

namespace {

class QueryDockContentTest : public testing::Test {
protected:
  QueryDockContentTest() { mDock.setModels({{"Tiny", "/models/tiny"}, {"Large", "/models/large"}}); }

  QueryForm onlyForm() const {
    EXPECT_EQ(mRuns.size(), 1);
    return mRuns.isEmpty() ? QueryForm() : mRuns.first().first().value<QueryForm>();
  }

  QueryDockContent mDock;
  ExpressionEdit *mExpression = part<ExpressionEdit>(mDock, "expression");
  QPushButton *mRun = part<QPushButton>(mDock, "run");
  QPushButton *mCancel = part<QPushButton>(mDock, "cancel");
  QLabel *mHint = part<QLabel>(mDock, "expressionHint");
  MessageLine *mError = part<MessageLine>(mDock, "error");
  QSignalSpy mRuns{&mDock, &QueryDockContent::runRequested};
  QSignalSpy mCancels{&mDock, &QueryDockContent::cancelRequested};
};

} // namespace

TEST_F(QueryDockContentTest, F5AsksWhereverTheFocusIsInTheDock) {
  mDock.setExpression("river");
  showActive(mDock);
  for (const char *name : {"expression", "run", "model"}) {
    auto *focused = mDock.findChild<QWidget *>(QString::fromLatin1(name));
    focused->setFocus();
    QKeyEvent before(QEvent::ShortcutOverride, Qt::Key_F5, Qt::NoModifier);
    before.ignore();
    QApplication::sendEvent(focused, &before);
    EXPECT_TRUE(before.isAccepted()) << name << ": else QGIS would draw the map anew";
    mRuns.clear();
    QTest::keyClick(focused, Qt::Key_F5);
    EXPECT_EQ(mRuns.count(), 1) << name;
  }
}

TEST_F(QueryDockContentTest, RunCarriesTheWholeForm) {
  mDock.setExpression("  largest \n industrial area ");
  mDock.setExtentMode(ExtentMode::WholeLayer);
  mDock.setThreshold(0.35);
  mDock.setOpacity(0.9);
  part<QComboBox>(mDock, "model")->setCurrentIndex(1);
  part<QDoubleSpinBox>(mDock, "resolution")->setValue(2.5);
  mRun->click();
  const QueryForm form = onlyForm();
  EXPECT_EQ(form.expression, "largest industrial area");
  EXPECT_EQ(form.extentMode, ExtentMode::WholeLayer);
  EXPECT_EQ(form.modelPath, "/models/large");
  EXPECT_EQ(form.gsdMetres, 2.5);
  EXPECT_DOUBLE_EQ(form.threshold, 0.35);
  EXPECT_DOUBLE_EQ(form.opacity, 0.9);
}

TEST_F(QueryDockContentTest, DefaultsAreThoseOfTheForm) {
  mDock.setExpression("river");
  mDock.requestRun();
  const QueryForm form = onlyForm();
  const QueryForm defaults;
  EXPECT_EQ(form.extentMode, defaults.extentMode);
  EXPECT_EQ(form.gsdMetres, std::nullopt);
  EXPECT_DOUBLE_EQ(form.threshold, defaults.threshold);
  EXPECT_DOUBLE_EQ(form.opacity, defaults.opacity);
}

TEST_F(QueryDockContentTest, EnterRunsOnceAndGoesIntoTheHistory) {
  QTest::keyClicks(mExpression, "river");
  QTest::keyClick(mExpression, Qt::Key_Return);
  EXPECT_EQ(onlyForm().expression, "river");
  EXPECT_EQ(mDock.history(), QStringList({"river"}));
  EXPECT_EQ(mExpression->text(), "river");
}

TEST_F(QueryDockContentTest, BlankExpressionCannotRunAndSaysWhy) {
  for (const char *blank : {"", "   "}) {
    mDock.setExpression(blank);
    EXPECT_FALSE(mRun->isEnabled());
    EXPECT_EQ(mRun->toolTip(), mDock.whyNotRunnable());
    EXPECT_EQ(mHint->text(), mDock.whyNotRunnable());
    EXPECT_FALSE(mHint->isHidden());
    QTest::keyClick(mExpression, Qt::Key_Return);
  }
  EXPECT_EQ(mRuns.size(), 0);
  EXPECT_TRUE(mDock.history().isEmpty());
  mDock.setExpression("river");
  EXPECT_TRUE(mRun->isEnabled());
  EXPECT_TRUE(mHint->isHidden());
}

TEST_F(QueryDockContentTest, TheHostsReasonComesFirst) {
  mDock.setRunnable(false, "Choose a raster layer.");
  EXPECT_EQ(mDock.whyNotRunnable(), "Choose a raster layer.");
  EXPECT_EQ(mHint->text(), "Choose a raster layer.");
  mDock.setExpression("river");
  EXPECT_FALSE(mRun->isEnabled());
  mDock.setRunnable(false);
  EXPECT_FALSE(mDock.whyNotRunnable().isEmpty());
  mDock.setRunnable(true);
  EXPECT_TRUE(mRun->isEnabled());
}

TEST_F(QueryDockContentTest, DrawnExtentNeedsARectangle) {
  mDock.setExpression("river");
  QSignalSpy changed(&mDock, &QueryDockContent::extentModeChanged);
  part<QComboBox>(mDock, "extentMode")->setCurrentIndex(2);
  EXPECT_EQ(changed.size(), 1);
  EXPECT_FALSE(mRun->isEnabled());
  mDock.setDrawnExtentText("1, 2 : 3, 4");
  EXPECT_TRUE(mRun->isEnabled());
  mDock.setDrawnExtentText(QString());
  EXPECT_FALSE(mRun->isEnabled());
  mDock.setExtentMode(ExtentMode::Visible);
  EXPECT_TRUE(mRun->isEnabled());
}

TEST_F(QueryDockContentTest, NeedsAModel) {
  mDock.setExpression("river");
  mDock.setModels({});
  EXPECT_FALSE(mRun->isEnabled());
  EXPECT_FALSE(mDock.whyNotRunnable().isEmpty());
}

TEST_F(QueryDockContentTest, ASecondRunWaitsForTheFirst) {
  mDock.setExpression("river");
  for (const RunState state : {RunState::Running, RunState::Cancelling}) {
    mDock.setRunState(state);
    EXPECT_FALSE(mRun->isEnabled());
    QTest::keyClick(mExpression, Qt::Key_Return);
    mDock.requestRun();
    EXPECT_EQ(mRuns.size(), 0);
    EXPECT_TRUE(mHint->isHidden());
    EXPECT_TRUE(mExpression->isEnabled());
  }
  mDock.setRunState(RunState::Idle);
  EXPECT_TRUE(mRun->isEnabled());
}

TEST_F(QueryDockContentTest, EscapeCancelsFromAnywhereButOnlyARun) {
  auto *chooser = new QComboBox;
  mDock.setLayerWidget(chooser);
  showActive(mDock);
  QTest::keyClick(mExpression, Qt::Key_Escape);
  EXPECT_EQ(mCancels.size(), 0);
  mDock.setRunState(RunState::Running);
  int expected = 0;
  for (QWidget *focused : {static_cast<QWidget *>(mExpression), static_cast<QWidget *>(chooser),
                           static_cast<QWidget *>(part<QDoubleSpinBox>(mDock, "resolution")),
                           static_cast<QWidget *>(part<QSlider>(mDock)), static_cast<QWidget *>(mCancel)}) {
    focused->setFocus();
    QTest::keyClick(focused, Qt::Key_Escape);
    EXPECT_EQ(mCancels.size(), ++expected) << focused->metaObject()->className();
  }
  mDock.setRunState(RunState::Cancelling);
  QTest::keyClick(mExpression, Qt::Key_Escape);
  mDock.requestCancel();
  EXPECT_EQ(mCancels.size(), expected);
}

TEST_F(QueryDockContentTest, CancelButtonAsksToCancel) {
  EXPECT_FALSE(mCancel->isEnabled());
  mDock.setRunState(RunState::Running);
  mCancel->click();
  EXPECT_EQ(mCancels.size(), 1);
}

TEST_F(QueryDockContentTest, ErrorStaysUntilClosedOrTheNextRun) {
  mDock.showError("  scene.tif: expected at least one band, found 0\n");
  EXPECT_EQ(mError->text(), "scene.tif: expected at least one band, found 0");
  EXPECT_FALSE(mError->isHidden());
  mDock.setExpression("river");
  mDock.requestRun();
  EXPECT_TRUE(mError->isHidden());
  mDock.showError("again");
  mDock.showResult(ResultSummary());
  EXPECT_TRUE(mError->isHidden());
}

TEST_F(QueryDockContentTest, NeverShowsAnEmptyError) {
  mDock.showError(" \n");
  EXPECT_TRUE(mError->isHidden());
}

TEST_F(QueryDockContentTest, AnErrorLeavesTheEarlierResult) {
  mDock.showResult(ResultSummary());
  mDock.showError("no");
  EXPECT_TRUE(part<ResultView>(mDock)->hasResult());
  mDock.clearResult();
  EXPECT_FALSE(part<ResultView>(mDock)->hasResult());
}

TEST_F(QueryDockContentTest, ThresholdIsLiveAndItsSetterSilent) {
  QSignalSpy thresholds(&mDock, &QueryDockContent::thresholdChanged);
  QSignalSpy opacities(&mDock, &QueryDockContent::opacityChanged);
  mDock.setThreshold(0.2);
  mDock.setOpacity(0.2);
  QTest::qWait(150);
  EXPECT_EQ(thresholds.size(), 0);
  EXPECT_EQ(opacities.size(), 0);
  part<QSlider>(*part<QWidget>(mDock, "threshold"))->setValue(61);
  ASSERT_TRUE(thresholds.wait(5000));
  EXPECT_DOUBLE_EQ(thresholds.last().first().toDouble(), 0.61);
  part<QSlider>(*part<QWidget>(mDock, "opacity"))->setValue(12);
  ASSERT_TRUE(opacities.wait(5000));
  EXPECT_DOUBLE_EQ(opacities.last().first().toDouble(), 0.12);
}

TEST_F(QueryDockContentTest, MovingTheThresholdUpdatesTheNoteOfTheResult) {
  ResultSummary summary;
  summary.maxProbability = 0.43;
  mDock.setThreshold(0.5);
  mDock.showResult(summary);
  auto *note = part<QLabel>(mDock, "thresholdNote");
  EXPECT_FALSE(note->isHidden());
  QSignalSpy thresholds(&mDock, &QueryDockContent::thresholdChanged);
  part<QSlider>(*part<QWidget>(mDock, "threshold"))->setValue(40);
  ASSERT_TRUE(thresholds.wait(5000));
  EXPECT_TRUE(note->isHidden());
}

TEST_F(QueryDockContentTest, SettersOfTheFormAreSilent) {
  QSignalSpy extents(&mDock, &QueryDockContent::extentModeChanged);
  QSignalSpy models(&mDock, &QueryDockContent::modelChanged);
  DockState state;
  state.extentMode = ExtentMode::WholeLayer;
  state.modelPath = "/models/large";
  mDock.restoreState(state);
  mDock.setExpression("river");
  EXPECT_EQ(extents.size() + models.size() + mRuns.size(), 0);
}

TEST_F(QueryDockContentTest, StateSurvivesTheRoundTrip) {
  DockState state;
  state.history = QStringList({"river", "forest"});
  state.extentMode = ExtentMode::WholeLayer;
  state.modelPath = "/models/large";
  state.threshold = 0.31;
  state.opacity = 0.05;
  QueryDockContent other;
  other.restoreState(state); // before the models are known
  for (int pass = 0; pass < 2; ++pass) {
    const DockState saved = other.saveState();
    EXPECT_EQ(saved.history, state.history);
    EXPECT_EQ(saved.extentMode, state.extentMode);
    EXPECT_EQ(saved.modelPath, state.modelPath);
    EXPECT_DOUBLE_EQ(saved.threshold, state.threshold);
    EXPECT_DOUBLE_EQ(saved.opacity, state.opacity);
    other.setModels({{"Tiny", "/models/tiny"}, {"Large", "/models/large"}});
  }
  EXPECT_EQ(other.form().modelPath, "/models/large");
}

TEST_F(QueryDockContentTest, ForgetsAQuestionButNotTheSettings) {
  mDock.setExpression("river");
  mDock.setThreshold(0.3);
  mDock.requestRun();
  mDock.showResult(ResultSummary());
  mDock.showError("no");
  mDock.clearQuestion();
  EXPECT_EQ(mExpression->text(), QString());
  EXPECT_FALSE(part<ResultView>(mDock)->hasResult());
  EXPECT_TRUE(mError->isHidden());
  EXPECT_EQ(mDock.history(), QStringList("river"));
  EXPECT_DOUBLE_EQ(mDock.saveState().threshold, 0.3);
}

TEST_F(QueryDockContentTest, DamagedStateGivesUsableValues) {
  DockState state;
  state.history = QStringList({"", " a\nb "});
  state.extentMode = ExtentMode(-7);
  state.threshold = 17.0;
  state.opacity = -2.0;
  mDock.restoreState(state);
  mDock.setExpression("river");
  mDock.requestRun();
  const QueryForm form = onlyForm();
  EXPECT_EQ(form.extentMode, ExtentMode::Visible);
  EXPECT_EQ(form.modelPath, "/models/tiny");
  EXPECT_EQ(form.gsdMetres, std::nullopt);
  EXPECT_DOUBLE_EQ(form.threshold, 1.0);
  EXPECT_DOUBLE_EQ(form.opacity, 0.0);
  EXPECT_EQ(mDock.history(), QStringList({"river", "a b"}));
}

TEST_F(QueryDockContentTest, HelpMenuAsksForHelpSettingsAndReport) {
  QSignalSpy helps(&mDock, &QueryDockContent::helpRequested);
  QSignalSpy settings(&mDock, &QueryDockContent::settingsRequested);
  QSignalSpy reports(&mDock, &QueryDockContent::diagnosticsRequested);
  showActive(mDock);
  auto *help = part<QToolButton>(mDock, "help");
  help->setFocus(Qt::TabFocusReason);
  QTest::keyClick(help, Qt::Key_Space);
  auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
  ASSERT_NE(menu, nullptr);
  for (const char *name : {"showHelp", "openSettings", "copyDiagnostics"})
    menu->findChild<QAction *>(name)->trigger();
  menu->close();
  EXPECT_EQ(helps.size(), 1);
  EXPECT_EQ(settings.size(), 1);
  EXPECT_EQ(reports.size(), 1);
}

TEST_F(QueryDockContentTest, AnErrorOffersTheReport) {
  QSignalSpy reports(&mDock, &QueryDockContent::diagnosticsRequested);
  mDock.showError("the engine failed");
  part<QToolButton>(mDock, "errorDiagnostics")->click();
  EXPECT_EQ(reports.size(), 1);
}

TEST_F(QueryDockContentTest, HintIsThereUntilTheFirstAnswerOrTheNextSession) {
  const auto *hint = part<MessageLine>(mDock, "firstHint");
  EXPECT_FALSE(hint->isHidden());
  mDock.showResult(ResultSummary());
  EXPECT_TRUE(hint->isHidden());

  QueryDockContent closed;
  part<QToolButton>(*part<MessageLine>(closed, "firstHint"), "closeMessage")->click();
  EXPECT_TRUE(part<MessageLine>(closed, "firstHint")->isHidden());

  QueryDockContent next;
  next.restoreState(QueryDockContent().saveState());
  EXPECT_TRUE(part<MessageLine>(next, "firstHint")->isHidden());
}

TEST_F(QueryDockContentTest, ResolutionThatSuitsTheModelIsOffered) {
  const auto *note = part<MessageLine>(mDock, "resolutionNote");
  auto *take = part<QToolButton>(mDock, "takeResolution");
  QSignalSpy changes(&mDock, &QueryDockContent::resolutionChanged);
  EXPECT_TRUE(note->isHidden());
  mDock.setResolutionNote("too fine", 0.5);
  EXPECT_FALSE(note->isHidden());
  EXPECT_TRUE(take->text().contains("0.5"));
  part<QToolButton>(*note, "closeMessage")->click();
  mDock.setResolutionNote("too fine", 0.5);
  EXPECT_TRUE(note->isHidden()) << "closed, but back";
  mDock.setResolutionNote("too coarse", 32.0);
  EXPECT_FALSE(note->isHidden());
  take->click();
  EXPECT_EQ(mDock.form().gsdMetres, 32.0);
  EXPECT_EQ(changes.size(), 1);
  mDock.setResolutionNote(QString());
  EXPECT_TRUE(note->isHidden());
}

TEST_F(QueryDockContentTest, PartOfARunIsKeptOnDemand) {
  auto *keep = part<QPushButton>(mDock, "keepPart");
  QSignalSpy keeps(&mDock, &QueryDockContent::keepPartRequested);
  mDock.offerPart();
  EXPECT_TRUE(keep->isHidden()) << "nothing runs";
  mDock.setRunState(RunState::Running);
  EXPECT_TRUE(keep->isHidden());
  mDock.offerPart();
  EXPECT_FALSE(keep->isHidden());
  keep->click();
  EXPECT_EQ(keeps.size(), 1);
  EXPECT_EQ(mCancels.size(), 0);
  mDock.offerPart();
  EXPECT_TRUE(keep->isHidden()) << "the run ends already";
  mDock.setRunState(RunState::Idle);
  mDock.setRunState(RunState::Running);
  EXPECT_TRUE(keep->isHidden());
  mDock.offerPart();
  EXPECT_FALSE(keep->isHidden());
}

TEST_F(QueryDockContentTest, EstimateIsThereWhileNothingRuns) {
  const auto *estimate = part<QLabel>(mDock, "estimate");
  EXPECT_TRUE(estimate->isHidden());
  mDock.setEstimate("Takes about 3 min.");
  EXPECT_FALSE(estimate->isHidden());
  mDock.setRunState(RunState::Running);
  EXPECT_TRUE(estimate->isHidden());
  mDock.setRunState(RunState::Idle);
  EXPECT_FALSE(estimate->isHidden());
}

TEST_F(QueryDockContentTest, DiesInTheMiddleOfEverything) {
  auto *dock = new QueryDockContent;
  dock->setModels({{"Tiny", "/models/tiny"}});
  dock->setLayerWidget(new QComboBox);
  showActive(*dock);
  dock->setRunState(RunState::Running);
  dock->showError("error");
  part<QSlider>(*dock)->setValue(3);
  delete dock;
  QTest::qWait(100);
}

} // namespace xemap::ui
