// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/run_bar.h"

#include "ui_test.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <cmath>

namespace xemap::ui {

namespace {

class RunBarTest : public testing::Test {
protected:
  RunBar mRunBar;
  QPushButton *mRun = part<QPushButton>(mRunBar, "run");
  QPushButton *mCancel = part<QPushButton>(mRunBar, "cancel");
  QProgressBar *mProgress = part<QProgressBar>(mRunBar, "progress");
  QLabel *mText = part<QLabel>(mRunBar, "progressText");
};

} // namespace

TEST_F(RunBarTest, EnablesWhatCanBeDone) {
  mRunBar.setState(RunState::Idle, QString());
  EXPECT_TRUE(mRun->isEnabled());
  EXPECT_FALSE(mCancel->isEnabled());
  mRunBar.setState(RunState::Running, "under way");
  EXPECT_FALSE(mRun->isEnabled());
  EXPECT_TRUE(mCancel->isEnabled());
  mRunBar.setState(RunState::Cancelling, "under way");
  EXPECT_FALSE(mRun->isEnabled());
  EXPECT_FALSE(mCancel->isEnabled());
}

TEST_F(RunBarTest, TellsWhyItCannotRun) {
  mRunBar.setState(RunState::Idle, "Choose a layer.");
  EXPECT_FALSE(mRun->isEnabled());
  EXPECT_EQ(mRun->toolTip(), "Choose a layer.");
  mRunBar.setState(RunState::Idle, QString());
  EXPECT_NE(mRun->toolTip(), "Choose a layer.");
}

TEST_F(RunBarTest, ShowsProgressOnlyDuringARun) {
  EXPECT_TRUE(mProgress->isHidden());
  EXPECT_TRUE(mText->isHidden());
  mRunBar.setState(RunState::Running, "under way");
  EXPECT_FALSE(mProgress->isHidden());
  mRunBar.setProgress(0.425, "Tile 13 of 31 (100%p <b>)");
  EXPECT_EQ(mProgress->value(), 42);
  EXPECT_EQ(mText->text(), "Tile 13 of 31 (100%p <b>)");
  EXPECT_EQ(mText->textFormat(), Qt::PlainText);
  EXPECT_FALSE(mText->isHidden());
  mRunBar.setState(RunState::Idle, QString());
  EXPECT_TRUE(mProgress->isHidden());
  EXPECT_TRUE(mText->isHidden());
}

TEST_F(RunBarTest, SaysDoneOnlyWhenDone) {
  mRunBar.setState(RunState::Running, "under way");
  mRunBar.setProgress(0.999, QString());
  EXPECT_EQ(mProgress->value(), 99);
  mRunBar.setProgress(7.0, QString());
  EXPECT_EQ(mProgress->value(), 100);
}

TEST_F(RunBarTest, UnknownProgressIsShownAsBusy) {
  mRunBar.setState(RunState::Running, "under way");
  for (const double unknown : {-1.0, std::nan("")}) {
    mRunBar.setProgress(0.5, QString());
    EXPECT_EQ(mProgress->maximum(), 100);
    mRunBar.setProgress(unknown, QString());
    EXPECT_EQ(mProgress->maximum(), 0);
  }
}

TEST_F(RunBarTest, ANewRunForgetsTheProgressOfTheLast) {
  mRunBar.setState(RunState::Running, "under way");
  mRunBar.setProgress(0.9, "almost");
  mRunBar.setState(RunState::Idle, QString());
  mRunBar.setState(RunState::Running, "under way");
  EXPECT_EQ(mProgress->maximum(), 0);
  EXPECT_EQ(mText->text(), "");
}

TEST_F(RunBarTest, CancellingIsSaidUntilItIsDone) {
  mRunBar.setState(RunState::Running, "under way");
  mRunBar.setState(RunState::Cancelling, "being cancelled");
  const QString said = mText->text();
  EXPECT_FALSE(said.isEmpty());
  mRunBar.setProgress(0.7, "Tile 20 of 31");
  EXPECT_EQ(mText->text(), said);
  EXPECT_EQ(mProgress->value(), 70);
}

TEST_F(RunBarTest, TheFocusFollowsTheButtonThatIsOfUse) {
  showActive(mRunBar);
  mRun->setFocus();
  mRunBar.setState(RunState::Running, "under way");
  EXPECT_TRUE(mCancel->hasFocus());
  mRunBar.setState(RunState::Idle, QString());
  EXPECT_TRUE(mRun->hasFocus());
}

} // namespace xemap::ui
