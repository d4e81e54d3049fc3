// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/expression_edit.h"

#include "ui/state/query_form.h"
#include "ui_test.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QCompleter>
#include <QGuiApplication>

namespace xemap::ui {

namespace {

void copy(const QString &text) {
  QGuiApplication::clipboard()->setText(text);
}

QStringList completionsFor(const QString &typed, const ExpressionEdit &edit) {
  edit.completer()->setCompletionPrefix(typed);
  QStringList found;
  for (int row = 0; edit.completer()->setCurrentRow(row); ++row)
    found.append(edit.completer()->currentCompletion());
  return found;
}

} // namespace

TEST(ExpressionEdit, PastedLinesBecomeOneAndCanBeUndone) {
  ExpressionEdit edit;
  QTest::keyClicks(&edit, "fields");
  edit.selectAll();
  copy("residential blocks\n  beside\r\nthe river");
  QTest::keySequence(&edit, QKeySequence::Paste);
  EXPECT_EQ(edit.text(), "residential blocks beside the river");
  edit.undo();
  EXPECT_EQ(edit.text(), "fields");
}

TEST(ExpressionEdit, EveryOtherWayInGivesOneLineToo) {
  ExpressionEdit edit;
  copy("a\nb");
  edit.paste(); // what the context menu calls
  EXPECT_EQ(edit.text(), "a b");
  edit.setText("c\t\nd");
  EXPECT_EQ(edit.text(), "c d");
  edit.setText("ef");
  edit.setCursorPosition(1);
  edit.insert("\n\n");
  EXPECT_EQ(edit.text(), "e f");
  EXPECT_EQ(edit.cursorPosition(), 2);
}

TEST(ExpressionEdit, TypedSpacesStay) {
  ExpressionEdit edit;
  QTest::keyClicks(&edit, "a  b ");
  EXPECT_EQ(edit.text(), "a  b ");
  EXPECT_EQ(edit.expression(), "a b");
}

TEST(ExpressionEdit, RejectsWhatIsBeyondTheLimit) {
  ExpressionEdit edit;
  QSignalSpy rejected(&edit, &QLineEdit::inputRejected);
  copy(QString(10000, 'x'));
  QTest::keySequence(&edit, QKeySequence::Paste);
  EXPECT_EQ(edit.text().size(), maxExpressionLength);
  EXPECT_EQ(rejected.size(), 1);
}

TEST(ExpressionEdit, TypingInAFullLineKeepsItsEnd) {
  ExpressionEdit edit;
  edit.setText(QString(maxExpressionLength - 1, 'x') + "z");
  edit.setCursorPosition(0);
  QTest::keyClicks(&edit, "a");
  EXPECT_EQ(edit.text().at(0), QChar('x'));
  EXPECT_EQ(edit.text().at(maxExpressionLength - 1), QChar('z'));
}

TEST(ExpressionEdit, UpAndDownStepThroughTheHistory) {
  ExpressionEdit edit;
  edit.setHistory({"forest", "river"});
  QTest::keyClicks(&edit, "dra");
  QTest::keyClick(&edit, Qt::Key_Up);
  EXPECT_EQ(edit.text(), "forest");
  QTest::keyClick(&edit, Qt::Key_Up);
  EXPECT_EQ(edit.text(), "river");
  QTest::keyClick(&edit, Qt::Key_Down);
  QTest::keyClick(&edit, Qt::Key_Down);
  EXPECT_EQ(edit.text(), "dra");
}

TEST(ExpressionEdit, EditingAnEntryMakesItTheDraft) {
  ExpressionEdit edit;
  edit.setHistory({"forest", "river"});
  QTest::keyClick(&edit, Qt::Key_Up);
  QTest::keyClicks(&edit, "s");
  QTest::keyClick(&edit, Qt::Key_Up);
  EXPECT_EQ(edit.text(), "forest");
  QTest::keyClick(&edit, Qt::Key_Down);
  EXPECT_EQ(edit.text(), "forests");
}

TEST(ExpressionEdit, CompletesFromHistoryThenSuggestionsAnywhereInThePhrase) {
  ExpressionEdit edit;
  edit.setHistory({"Bridge over the river"});
  edit.setSuggestions({"river", "Bridge over the river", "forest"});
  EXPECT_EQ(completionsFor("RIVER", edit), QStringList({"Bridge over the river", "river"}));
  edit.addToHistory("forest by the river");
  EXPECT_EQ(completionsFor("for", edit), QStringList({"forest by the river", "forest"}));
}

TEST(ExpressionEdit, DownAtTheDraftOffersAllPhrases) {
  ExpressionEdit edit;
  showActive(edit);
  edit.setSuggestions({"river", "forest"});
  QTest::keyClick(&edit, Qt::Key_Down);
  EXPECT_TRUE(edit.completer()->popup()->isVisible());
  EXPECT_EQ(edit.completer()->completionCount(), 2);
}

TEST(ExpressionEdit, EnterInTheCompletionListTakesThePhrase) {
  ExpressionEdit edit;
  edit.setSuggestions({"industrial area", "river"});
  showActive(edit);
  QTest::keyClicks(&edit, "riv");
  QAbstractItemView *popup = edit.completer()->popup();
  ASSERT_TRUE(QTest::qWaitFor([popup] { return popup->isVisible(); }));
  QTest::keyClick(popup, Qt::Key_Down);
  QTest::keyClick(popup, Qt::Key_Return);
  EXPECT_EQ(edit.text(), "river");
  EXPECT_FALSE(popup->isVisible());
}

TEST(ExpressionEdit, EnterDoesNotTravelToTheParent) {
  class Parent : public QWidget {
  public:
    int enters = 0;

  protected:
    void keyPressEvent(QKeyEvent *) override { ++enters; }
  } parent;
  ExpressionEdit edit(&parent);
  QSignalSpy pressed(&edit, &QLineEdit::returnPressed);
  QTest::keyClick(&edit, Qt::Key_Return);
  QTest::keyClick(&edit, Qt::Key_Enter, Qt::KeypadModifier);
  EXPECT_EQ(pressed.size(), 2);
  EXPECT_EQ(parent.enters, 0);
}

} // namespace xemap::ui
