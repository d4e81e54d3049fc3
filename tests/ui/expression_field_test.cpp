// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/expression_field.h"

#include "ui/state/expression_examples.h"
#include "ui/widgets/expression_edit.h"
#include "ui/widgets/wrapped_text.h"
#include "ui_test.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace xemap::ui {

namespace {

QLabel *hintOf(const ExpressionField &field) {
  return part<QLabel>(field, "expressionHint");
}

void paste(ExpressionEdit *edit, const QString &text) {
  QGuiApplication::clipboard()->setText(text);
  QTest::keySequence(edit, QKeySequence::Paste);
}

} // namespace

TEST(ExpressionField, SaysThatALongPasteWasShortenedUntilTheNextEdit) {
  ExpressionField field;
  field.setHint("why not");
  paste(field.edit(), QString(10000, 'x'));
  EXPECT_THAT(hintOf(field)->text().toStdString(), testing::HasSubstr("at most 1000 characters"));
  EXPECT_FALSE(hintOf(field)->isHidden());
  QCoreApplication::processEvents();
  QTest::keyClick(field.edit(), Qt::Key_Backspace);
  EXPECT_EQ(hintOf(field)->text(), "why not");
}

TEST(ExpressionField, SaysItAlsoWhenTheShortenedTextLosesLineBreaks) {
  ExpressionField field;
  QGuiApplication::clipboard()->setText(QString("a\n\n").repeated(4000));
  field.edit()->paste();
  EXPECT_LT(field.edit()->text().size(), 1000);
  EXPECT_THAT(hintOf(field)->text().toStdString(), testing::HasSubstr("Shortened"));
}

TEST(ExpressionField, HidesTheHintWhenThereIsNone) {
  ExpressionField field;
  field.setHint("Type what to look for.");
  EXPECT_FALSE(hintOf(field)->isHidden());
  field.setHint(QString());
  EXPECT_TRUE(hintOf(field)->isHidden());
}

TEST(ExpressionField, SaysWhatTheExpressionIsReadAs) {
  ExpressionField field;
  auto *reading = part<WrappedText>(field, "expressionReading");
  EXPECT_TRUE(reading->isHidden());
  field.setReading("river \u00B7 in the north");
  EXPECT_FALSE(reading->isHidden());
  EXPECT_EQ(reading->toPlainText(), "Read as: river \u00B7 in the north");
  field.setReading(QString());
  EXPECT_TRUE(reading->isHidden());
}

TEST(ExpressionField, HintIsShownAsPlainText) {
  ExpressionField field;
  EXPECT_EQ(hintOf(field)->textFormat(), Qt::PlainText);
}

TEST(ExpressionField, RecentListOffersTheHistoryAndClearsIt) {
  ExpressionField field;
  auto *button = part<QToolButton>(field, "recentExpressions");
  EXPECT_FALSE(button->isEnabled());
  field.setHistory({"houses & gardens", "river"});
  ASSERT_TRUE(button->isEnabled());
  showActive(field);

  button->click();
  auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
  ASSERT_NE(menu, nullptr);
  EXPECT_EQ(menu->actions().first()->text(), "houses && gardens");
  menu->actions().first()->trigger();
  EXPECT_EQ(field.edit()->text(), "houses & gardens");
  menu->actions().last()->trigger();
  EXPECT_TRUE(field.edit()->history().isEmpty());
  EXPECT_FALSE(button->isEnabled());
  menu->close();
}

TEST(ExpressionField, ExamplesAreOfferedByKeysAndFillTheLine) {
  ExpressionField field;
  showActive(field);
  auto *button = part<QToolButton>(field, "expressionExamples");
  field.edit()->setFocus();
  QTest::keyClick(field.edit(), Qt::Key_Tab);
  ASSERT_TRUE(button->hasFocus());
  QTest::keyClick(button, Qt::Key_Space);
  auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
  ASSERT_NE(menu, nullptr);
  int offered = 0;
  int titles = 0;
  for (const QAction *action : menu->actions())
    (action->isSeparator() ? titles : offered) += action->text().isEmpty() ? 0 : 1;
  EXPECT_GE(titles, 6);
  EXPECT_GE(offered, 12);
  QTest::keyClick(menu, Qt::Key_Down);
  QTest::keyClick(menu, Qt::Key_Down);
  QTest::keyClick(menu, Qt::Key_Return);
  EXPECT_EQ(field.edit()->text(), expressionExamples().first().expressions.at(1));
  EXPECT_TRUE(field.edit()->hasFocus());
}

TEST(ExpressionField, LabelsTheLineForAssistiveTechnology) {
  ExpressionField field;
  EXPECT_EQ(part<QLabel>(field)->buddy(), field.edit());
  EXPECT_FALSE(field.edit()->accessibleName().isEmpty());
  EXPECT_FALSE(part<QToolButton>(field, "recentExpressions")->accessibleName().isEmpty());
}

} // namespace xemap::ui
