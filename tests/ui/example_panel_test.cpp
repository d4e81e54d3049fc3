// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/example_panel.h"

#include "ui/widgets/example_sign.h"
#include "ui_test.h"

#include <QAction>
#include <QLabel>
#include <QListWidget>
#include <QToolButton>

#include <cstdlib>

namespace xemap::ui {

namespace {

class ExamplePanelTest : public testing::Test {
protected:
  void click(const char *name) { part<QToolButton>(mPanel, name)->click(); }
  void trigger(const char *name) { part<QAction>(mPanel, name)->trigger(); }
  bool isSeen(const char *name) { return !part<QWidget>(mPanel, name)->isHidden(); }

  ExamplePanel mPanel;
  QListWidget *mList = part<QListWidget>(mPanel, "examples");
};

} // namespace

TEST_F(ExamplePanelTest, EachButtonPointsWithTheShapeThatWasChosenLast) {
  QSignalSpy asked(&mPanel, &ExamplePanel::pointRequested);
  const auto expectLast = [&](ExampleShape shape, bool like) {
    ASSERT_FALSE(asked.isEmpty());
    EXPECT_EQ(asked.last()[0].value<ExampleShape>(), shape);
    EXPECT_EQ(asked.last()[1].toBool(), like);
  };
  click("likeThis");
  expectLast(ExampleShape::Rectangle, true);
  trigger("unlikeThisPolygon");
  expectLast(ExampleShape::Polygon, false);
  trigger("likeThisFreehand");
  expectLast(ExampleShape::Freehand, true);
  trigger("unlikeThisFeatures");
  expectLast(ExampleShape::Features, false);
  click("unlikeThis");
  expectLast(ExampleShape::Freehand, false);
  trigger("likeThisRectangle");
  expectLast(ExampleShape::Rectangle, true);
  EXPECT_EQ(asked.count(), 6);
}

TEST_F(ExamplePanelTest, AButtonThatIsDownPutsTheToolAway) {
  QSignalSpy stopped(&mPanel, &ExamplePanel::stopRequested);
  EXPECT_FALSE(mPanel.isPointing());
  mPanel.setPointing(false);
  EXPECT_TRUE(mPanel.isPointing());
  EXPECT_TRUE(part<QToolButton>(mPanel, "unlikeThis")->isChecked());
  EXPECT_FALSE(part<QToolButton>(mPanel, "likeThis")->isChecked());
  click("unlikeThis");
  EXPECT_EQ(stopped.count(), 1);
  mPanel.setPointing(std::nullopt);
  EXPECT_FALSE(mPanel.isPointing());
}

TEST_F(ExamplePanelTest, CountsListsAndTakesAway) {
  EXPECT_FALSE(isSeen("examples") || isSeen("exampleCounts") || isSeen("clearExamples"));
  mPanel.setExamples({{true, "click"}, {false, "20 m × 30 m"}, {true, "click"}});
  EXPECT_TRUE(isSeen("examples") && isSeen("clearExamples"));
  EXPECT_EQ(part<QLabel>(mPanel, "exampleCounts")->text(), QString("2 yes, 1 no"));
  ASSERT_EQ(mList->count(), 3);
  EXPECT_EQ(mList->item(1)->text(), QString("No: 20 m × 30 m"));
  EXPECT_FALSE(part<QToolButton>(mPanel, "removeExamples")->isEnabled());
  QSignalSpy removed(&mPanel, &ExamplePanel::removeRequested);
  mList->item(0)->setSelected(true);
  mList->item(2)->setSelected(true);
  click("removeExamples");
  ASSERT_EQ(removed.count(), 1);
  EXPECT_EQ(removed[0][0].value<QList<int>>(), QList<int>({0, 2}));
  QSignalSpy cleared(&mPanel, &ExamplePanel::clearRequested);
  click("clearExamples");
  EXPECT_EQ(cleared.count(), 1);
  mPanel.setExamples({});
  EXPECT_FALSE(isSeen("examples"));
}

TEST_F(ExamplePanelTest, KeysOfTheListRemoveAndUndo) {
  mPanel.setExamples({{true, "click"}, {false, "click"}});
  mPanel.setUndoable(true, true);
  showActive(mPanel);
  mList->setFocus();
  mList->item(1)->setSelected(true);
  QSignalSpy removed(&mPanel, &ExamplePanel::removeRequested);
  QSignalSpy undone(&mPanel, &ExamplePanel::undoRequested);
  QSignalSpy redone(&mPanel, &ExamplePanel::redoRequested);
  QTest::keyClick(mList, Qt::Key_Delete);
  ASSERT_EQ(removed.count(), 1);
  EXPECT_EQ(removed[0][0].value<QList<int>>(), QList<int>({1}));
  QTest::keyClick(mList, Qt::Key_Z, Qt::ControlModifier);
  QTest::keyClick(mList, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_EQ(undone.count(), 1);
  EXPECT_EQ(redone.count(), 1);
  mPanel.setUndoable(false, true);
  QTest::keyClick(mList, Qt::Key_Z, Qt::ControlModifier);
  EXPECT_EQ(undone.count(), 1);
}

TEST_F(ExamplePanelTest, YesAndNoAreOfferedOnlyAtAMarkedPlace) {
  EXPECT_FALSE(isSeen("nextDoubt"));
  mPanel.setDoubt(DoubtState::Known);
  EXPECT_TRUE(isSeen("nextDoubt"));
  EXPECT_FALSE(isSeen("doubtYes") || isSeen("doubtNo"));
  mPanel.setDoubt(DoubtState::Searching);
  EXPECT_FALSE(part<QToolButton>(mPanel, "nextDoubt")->isEnabled());
  mPanel.setDoubt(DoubtState::Shown);
  EXPECT_TRUE(isSeen("doubtYes") && isSeen("doubtNo"));
  QSignalSpy asked(&mPanel, &ExamplePanel::doubtRequested);
  QSignalSpy answered(&mPanel, &ExamplePanel::doubtAnswered);
  click("nextDoubt");
  click("doubtNo");
  click("doubtYes");
  EXPECT_EQ(asked.count(), 1);
  ASSERT_EQ(answered.count(), 2);
  EXPECT_FALSE(answered[0][0].toBool());
  EXPECT_TRUE(answered[1][0].toBool());
}

TEST_F(ExamplePanelTest, SaysWhatTheLastCorrectionChanged) {
  EXPECT_FALSE(isSeen("exampleChange"));
  mPanel.setChangeText("3 %");
  EXPECT_TRUE(isSeen("exampleChange"));
  mPanel.setChangeText(QString());
  EXPECT_FALSE(isSeen("exampleChange"));
}

TEST_F(ExamplePanelTest, SignsOfBothSidesDifferInLightnessToo) {
  const auto greyOf = [](bool like) { return qGray(exampleColour(like).rgb()); };
  EXPECT_GT(std::abs(greyOf(true) - greyOf(false)), 15);
}

} // namespace xemap::ui
