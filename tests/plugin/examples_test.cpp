// SPDX-License-Identifier: GPL-2.0-or-later
// What the dock offers as examples is understood the way its titles say.
#include "ui/state/expression_examples.h"
#include "xemap/text/reading.h"

#include <gtest/gtest.h>

namespace xemap::plugin_tests {

TEST(ExpressionExamples, AreTakenApart) {
  const QList<ui::ExpressionExamples> all = ui::expressionExamples();
  for (int i = 0; i < all.size(); ++i) {
    for (const QString &expression : all.at(i).expressions) {
      const text::ReferringExpression read = text::parseReferringExpression(expression.toStdString());
      const bool related = !read.relations.empty() || read.ranking || !read.parts.empty() || read.complement;
      // Those of the first title name a place and no more.
      EXPECT_EQ(related, i > 0) << expression.toStdString() << " is read as " << xemap::text::readingOf(read);
    }
  }
}

} // namespace xemap::plugin_tests
