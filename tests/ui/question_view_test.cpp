// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/question_view.h"

#include "ui_test.h"

#include <QAction>
#include <QLineEdit>
#include <QToolButton>
#include <QTreeWidget>

namespace xemap::ui {

namespace {

Question question(const char *id, QuestionState state) {
  Question made;
  made.id = QString::fromLatin1(id);
  made.expression = QStringLiteral("what %1 is").arg(made.id);
  made.name = made.expression;
  made.state = state;
  if (state == QuestionState::Answered)
    made.presence = 0.42;
  return made;
}

class QuestionViewTest : public testing::Test {
protected:
  QuestionViewTest() {
    mView.setQuestions({question("a", QuestionState::Answered), question("b", QuestionState::Answered),
                        question("c", QuestionState::Open), question("d", QuestionState::Failed)});
    mView.resize(500, 300);
  }

  void choose(const QList<int> &rows) {
    mTree->clearSelection();
    for (const int row : rows)
      mTree->topLevelItem(row)->setSelected(true);
  }
  bool can(const char *action) { return mView.findChild<QAction *>(QString::fromLatin1(action))->isEnabled(); }
  void trigger(const char *action) { mView.findChild<QAction *>(QString::fromLatin1(action))->trigger(); }

  QuestionView mView;
  QTreeWidget *mTree = part<QTreeWidget>(mView, "questions");
  QToolButton *mAsk = part<QToolButton>(mView, "askQuestions");
};

} // namespace

TEST_F(QuestionViewTest, ShowsNameStateAndWhatElseIsKnown) {
  EXPECT_EQ(mTree->topLevelItem(0)->text(0), QString("what a is"));
  EXPECT_TRUE(mTree->topLevelItem(0)->text(1).contains("42"));
  EXPECT_EQ(mTree->topLevelItem(2)->text(1), QString("not asked"));
  EXPECT_EQ(mTree->topLevelItem(3)->text(1), QString("failed"));
}

TEST_F(QuestionViewTest, ToolTipsShowMarkupAsText) {
  Question odd = question("e", QuestionState::Open);
  odd.expression = "<b>lake</b>";
  mView.setQuestions({odd});
  EXPECT_TRUE(mTree->topLevelItem(0)->toolTip(0).contains("&lt;b&gt;lake"));
}

TEST_F(QuestionViewTest, AsksTheSelectedOrAllThatAreOpen) {
  QSignalSpy asked(&mView, &QuestionView::askRequested);
  choose({1, 3});
  mAsk->click();
  choose({});
  mAsk->click();
  ASSERT_EQ(asked.count(), 2);
  EXPECT_EQ(asked[0][0].toStringList(), QStringList({"b", "d"}));
  EXPECT_EQ(asked[1][0].toStringList(), QStringList("c"));
  mView.setAskable(false);
  EXPECT_FALSE(mAsk->isEnabled());
}

TEST_F(QuestionViewTest, OffersWhatTheSelectionAllows) {
  choose({0});
  EXPECT_TRUE(can("combineNot") && can("editQuestion") && can("renameQuestion") && can("removeQuestions"));
  EXPECT_FALSE(can("combineAll") || can("compareQuestions"));
  choose({0, 1});
  EXPECT_TRUE(can("combineAll") && can("combineAny") && can("classMap") && can("compareQuestions"));
  EXPECT_FALSE(can("combineNot") || can("editQuestion"));
  choose({0, 2});
  EXPECT_FALSE(can("combineAll") || can("classMap") || can("compareQuestions"));
  choose({});
  EXPECT_FALSE(can("removeQuestions"));
}

TEST_F(QuestionViewTest, CombinesInTheOrderOfTheList) {
  QSignalSpy combined(&mView, &QuestionView::combineRequested);
  choose({1, 0});
  trigger("combineAny");
  ASSERT_EQ(combined.count(), 1);
  EXPECT_EQ(combined[0][0].toStringList(), QStringList({"a", "b"}));
  EXPECT_EQ(combined[0][1].value<Combination>(), Combination::Any);
}

TEST_F(QuestionViewTest, SelectionOutlivesNewContent) {
  QSignalSpy chosen(&mView, &QuestionView::chosen);
  choose({1});
  EXPECT_EQ(chosen.count(), 1);
  mView.setQuestions({question("x", QuestionState::Open), question("b", QuestionState::Running)});
  EXPECT_EQ(mView.selected(), QStringList("b"));
  EXPECT_EQ(chosen.count(), 1) << "setters emit nothing";
  EXPECT_FALSE(can("removeQuestions")) << "it is being asked";
}

TEST_F(QuestionViewTest, AnswersAreShownAloneOneAtATimeOrAll) {
  showActive(mView);
  QSignalSpy alone(&mView, &QuestionView::soloRequested);
  QSignalSpy all(&mView, &QuestionView::showAllRequested);
  QSignalSpy oneAtATime(&mView, &QuestionView::oneAtATimeToggled);
  QSignalSpy edited(&mView, &QuestionView::editRequested);
  const QRect place = mTree->visualItemRect(mTree->topLevelItem(1));
  QTest::mouseClick(mTree->viewport(), Qt::LeftButton, {}, place.center());
  QTest::mouseDClick(mTree->viewport(), Qt::LeftButton, {}, place.center());
  ASSERT_EQ(alone.count(), 1);
  EXPECT_EQ(alone[0][0].toString(), mView.selected().value(0));
  EXPECT_EQ(edited.count(), 0);
  mView.findChild<QAction *>("showAllQuestions")->trigger();
  EXPECT_EQ(all.count(), 1);
  mView.findChild<QAction *>("oneAtATime")->trigger();
  ASSERT_EQ(oneAtATime.count(), 1);
  EXPECT_TRUE(oneAtATime[0][0].toBool());
}

TEST_F(QuestionViewTest, ShowsTheColourOfAnAnswer) {
  Question answered = question("a", QuestionState::Answered);
  answered.colour = "#0072b2";
  mView.setQuestions({answered, question("b", QuestionState::Open)});
  EXPECT_EQ(mTree->topLevelItem(0)->icon(0).pixmap(12, 12).toImage().pixelColor(5, 5), QColor("#0072b2"));
  EXPECT_TRUE(mTree->topLevelItem(1)->icon(0).isNull());
}

TEST_F(QuestionViewTest, KeysRenameRemoveAndOpen) {
  showActive(mView);
  QSignalSpy renamed(&mView, &QuestionView::renamed);
  QSignalSpy removed(&mView, &QuestionView::removeRequested);
  QSignalSpy edited(&mView, &QuestionView::editRequested);
  mView.select("b");
  mTree->setFocus();
  QTest::keyClick(mTree, Qt::Key_F2);
  auto *editor = mTree->findChild<QLineEdit *>();
  ASSERT_NE(editor, nullptr);
  editor->setText("the  shore");
  QTest::keyClick(editor, Qt::Key_Return);
  ASSERT_TRUE(QTest::qWaitFor([&] { return renamed.count() == 1; }, 5000));
  EXPECT_EQ(renamed[0][1].toString(), QString("the shore"));
  mTree->setFocus();
  QTest::keyClick(mTree, Qt::Key_Return);
  ASSERT_EQ(edited.count(), 1);
  EXPECT_EQ(edited[0][0].toString(), QString("b"));
  QTest::keyClick(mTree, Qt::Key_Delete);
  ASSERT_EQ(removed.count(), 1);
  EXPECT_EQ(removed[0][0].toStringList(), QStringList("b"));
}

} // namespace xemap::ui
