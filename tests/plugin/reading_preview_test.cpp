// SPDX-License-Identifier: GPL-2.0-or-later
// What an expression is read as, while it is typed.
#include "plugin/questions/reading_preview.h"

#include "tests/plugin/dock_parts_test.h"
#include "ui/widgets/wrapped_text.h"

namespace xemap::plugin_tests {

namespace {

class ReadingPreviewTest : public DockPartsTest {
protected:
  ui::WrappedText &line() { return *content().findChild<ui::WrappedText *>(QStringLiteral("expressionReading")); }

  questions::ReadingPreview mPreview{dock()};
};

} // namespace

TEST_F(ReadingPreviewTest, ComesAfterAPauseAndGoesWithTheWords) {
  content().setExpression(QStringLiteral("please find forest within half a mile of the lake"));
  EXPECT_TRUE(line().isHidden()) << "who is typing is left alone";
  ASSERT_TRUE(waitUntil([this] { return !line().isHidden(); }));
  EXPECT_EQ(line().toPlainText().toStdString(),
            "Read as: forest \u00B7 nearer than 805 m to: lake \u00B7 left out: please, find");
  content().setExpression(QStringLiteral("forest"));
  EXPECT_TRUE(waitUntil([this] { return line().isHidden(); }));
}

TEST_F(ReadingPreviewTest, NeedsNoEngine) {
  EXPECT_EQ(questions::readingOf(QStringLiteral("Häuser in der Nähe des Flusses")).toStdString(),
            "Häuser \u00B7 near: Flusses");
  EXPECT_EQ(questions::readingOf(QString()).toStdString(), "");
}

} // namespace xemap::plugin_tests
