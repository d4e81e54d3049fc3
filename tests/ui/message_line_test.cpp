// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/widgets/message_line.h"

#include "ui/widgets/wrapped_text.h"
#include "ui_test.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QToolButton>

namespace xemap::ui {

TEST(MessageLine, IsThereOnlyWhileItHasAMessage) {
  MessageLine line(MessageLine::Level::Error);
  EXPECT_TRUE(line.isHidden());
  line.setText("scene.tif: expected at least one band, found 0");
  EXPECT_FALSE(line.isHidden());
  part<QToolButton>(line, "closeMessage")->click();
  EXPECT_TRUE(line.isHidden());
  EXPECT_EQ(line.text(), "");
}

TEST(MessageLine, CopiesTheMessageAsItCame) {
  MessageLine line(MessageLine::Level::Error);
  const QString message = QString("a<b>/x & y") + QChar(0x00A0) + "%1";
  line.setText(message);
  part<QToolButton>(line, "copyMessage")->click();
  EXPECT_EQ(QGuiApplication::clipboard()->text(), message);
}

TEST(MessageLine, ShowsMarkupAsText) {
  MessageLine line(MessageLine::Level::Warning);
  line.setText("<b>bold</b> &amp;");
  EXPECT_EQ(part<WrappedText>(line)->toPlainText(), "<b>bold</b> &amp;");
}

} // namespace xemap::ui
