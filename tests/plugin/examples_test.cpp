// SPDX-License-Identifier: GPL-2.0-or-later
// What the dock offers as examples is understood the way its titles say.
#include "ui/state/expression_examples.h"
#include "xemap/text/referring_expression.h"

#include <gtest/gtest.h>

namespace xemap::plugin_tests {

TEST(ExpressionExamples, AreTakenApart) {
  int plain = 0;
  for (const ui::ExpressionExamples &examples : ui::expressionExamples()) {
    for (const QString &expression : examples.expressions) {
      const text::ReferringExpression read = text::parseReferringExpression(expression.toStdString());
      EXPECT_FALSE(read.target.empty()) << expression.toStdString();
      const bool understood = !read.relations.empty() || read.ranking || read.part || read.complement;
      plain += understood ? 0 : 1;
      EXPECT_TRUE(understood || read.target == expression.toStdString()) << read.target;
    }
  }
  // Those of the first title name a place and no more.
  EXPECT_EQ(plain, static_cast<int>(ui::expressionExamples().first().expressions.size()));
}

} // namespace xemap::plugin_tests
