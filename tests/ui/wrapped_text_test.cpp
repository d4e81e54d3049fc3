// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/wrapped_text.h"

#include "ui_test.h"

#include <QApplication>
#include <QScrollBar>
#include <QVBoxLayout>

namespace xemap::ui {

namespace {

class WrappedTextTest : public testing::Test {
protected:
  WrappedTextTest() {
    auto *layout = new QVBoxLayout(&mWindow);
    layout->addWidget(mText);
    layout->addStretch(1);
    mWindow.resize(240, 600);
    mWindow.show();
  }

  QWidget mWindow;
  WrappedText *mText = new WrappedText;
};

} // namespace

TEST_F(WrappedTextTest, IsAsHighAsItsText) {
  mText->setPlainText("one");
  QCoreApplication::processEvents();
  const int oneLine = mText->height();
  mText->setPlainText("one\ntwo\nthree");
  QCoreApplication::processEvents();
  EXPECT_NEAR(mText->height(), 3 * oneLine, 4);
  EXPECT_FALSE(mText->verticalScrollBar()->isVisible());
}

TEST_F(WrappedTextTest, WrapsAWordThatIsWiderThanItself) {
  mText->setPlainText(QString(120, 'm'));
  QCoreApplication::processEvents();
  EXPECT_LE(mWindow.width(), 240);
  EXPECT_GT(mText->height(), 3 * mText->fontMetrics().lineSpacing());
  EXPECT_EQ(mText->horizontalScrollBar()->maximum(), 0);
}

TEST_F(WrappedTextTest, GrowsWhenItGetsNarrower) {
  mText->setPlainText("residential blocks beside the river and largest industrial area");
  QCoreApplication::processEvents();
  const int before = mText->height();
  mWindow.resize(120, 600);
  QCoreApplication::processEvents();
  EXPECT_GT(mText->height(), before);
}

TEST_F(WrappedTextTest, ScrollsAVeryLongText) {
  mText->setPlainText(QString("line\n").repeated(200));
  QCoreApplication::processEvents();
  EXPECT_LT(mText->height(), 400);
  EXPECT_GT(mText->verticalScrollBar()->maximum(), 0);
}

TEST_F(WrappedTextTest, TakesTheWindowsTextColourAlsoWhenTheThemeChanges) {
  QPalette dark;
  dark.setColor(QPalette::Window, Qt::black);
  dark.setColor(QPalette::WindowText, QColor(250, 240, 230));
  dark.setColor(QPalette::Text, Qt::red);
  mWindow.setPalette(dark);
  EXPECT_EQ(mText->palette().color(QPalette::Text), QColor(250, 240, 230));
  dark.setColor(QPalette::WindowText, QColor(10, 20, 30));
  mWindow.setPalette(dark);
  EXPECT_EQ(mText->palette().color(QPalette::Text), QColor(10, 20, 30));
}

TEST_F(WrappedTextTest, ShowsItsLastLineUnderAThemeOfStyleSheets) {
  mText->setPlainText("one\ntwo\nthree");
  qApp->setStyleSheet("QTextEdit { border: 6px solid red; padding: 5px; }");
  QCoreApplication::processEvents();
  EXPECT_GE(mText->viewport()->height(), mText->document()->size().height() - 1);
  qApp->setStyleSheet(QString());
  QCoreApplication::processEvents();
  EXPECT_TRUE(mText->styleSheet().isEmpty());
}

} // namespace xemap::ui
