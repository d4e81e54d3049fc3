// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/state/expression_text.h"

#include "ui/state/query_form.h"
#include "ui_test.h"

namespace xemap::ui {

TEST(ExpressionText, JoinsLinesWithOneSpace) {
  EXPECT_EQ(onOneLine("houses\nbeside\r\nthe river"), "houses beside the river");
  EXPECT_EQ(onOneLine("houses \n\n\t  beside"), "houses beside");
  EXPECT_EQ(onOneLine(QString("a") + QChar(0x2028) + "b" + QChar(0x2029) + "c"), "a b c");
}

TEST(ExpressionText, LeavesPlainSpacesToTheTypist) {
  EXPECT_EQ(onOneLine("houses  beside "), "houses  beside ");
  EXPECT_EQ(onOneLine(" "), " ");
  EXPECT_EQ(onOneLine(""), "");
}

TEST(ExpressionText, ReplacesControlCharacters) {
  EXPECT_EQ(onOneLine(QString("a") + QChar(0) + QChar(7) + "b"), "a b");
}

TEST(ExpressionText, KeepsOtherScriptsAndJoiners) {
  const QString family = QString::fromUtf8("\U0001F468\u200D\U0001F469 \u05E0\u05D4\u05E8 \u0646\u0647\u0631");
  EXPECT_EQ(onOneLine(family), family);
  EXPECT_EQ(cleanedExpression(family), family);
}

TEST(ExpressionText, CleansEndsAndInnerRuns) {
  EXPECT_EQ(cleanedExpression("  largest \n industrial   area "), "largest industrial area");
  EXPECT_EQ(cleanedExpression(" \n\t "), "");
}

TEST(ExpressionText, CutsAtTheLimitWithoutHalvingAPair) {
  EXPECT_EQ(cleanedExpression(QString(10000, 'x')).size(), maxExpressionLength);
  const QString pairAcrossTheLimit = QString(maxExpressionLength - 1, 'x') + QString::fromUtf8("\U0001F30A");
  EXPECT_EQ(cleanedExpression(pairAcrossTheLimit), QString(maxExpressionLength - 1, 'x'));
}

TEST(ExpressionText, LeavesNoSpaceWhereItCuts) {
  EXPECT_EQ(cleanedExpression(QString(maxExpressionLength - 1, 'x') + " yz"), QString(maxExpressionLength - 1, 'x'));
}

} // namespace xemap::ui
