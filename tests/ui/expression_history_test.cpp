// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/state/expression_history.h"

#include "ui_test.h"

namespace xemap::ui {

TEST(ExpressionHistory, KeepsTheNewestFirstAndOnce) {
  ExpressionHistory history;
  for (const char *expression : {"river", "forest", "river"})
    history.add(expression);
  EXPECT_EQ(history.entries(), QStringList({"river", "forest"}));
}

TEST(ExpressionHistory, CleansWhatItIsGiven) {
  ExpressionHistory history;
  history.setEntries({"  a \n river", "", " \t", "a river", "forest"});
  EXPECT_EQ(history.entries(), QStringList({"a river", "forest"}));
}

TEST(ExpressionHistory, ForgetsTheOldestBeyondTheLimit) {
  ExpressionHistory history;
  for (int i = 0; i < ExpressionHistory::maxEntries + 10; ++i)
    history.add(QString::number(i));
  EXPECT_EQ(history.entries().size(), ExpressionHistory::maxEntries);
  EXPECT_EQ(history.entries().first(), QString::number(ExpressionHistory::maxEntries + 9));
  EXPECT_EQ(history.entries().last(), "10");
}

TEST(ExpressionHistory, StepsToTheOldestAndBackToTheDraft) {
  ExpressionHistory history;
  history.setEntries({"new", "old"});
  EXPECT_EQ(history.older("draft"), "new");
  EXPECT_EQ(history.older("new"), "old");
  EXPECT_EQ(history.older("old"), "old");
  EXPECT_EQ(history.newer("old"), "new");
  EXPECT_EQ(history.newer("new"), "draft");
  EXPECT_FALSE(history.isStepping());
  EXPECT_EQ(history.newer("draft"), "draft");
}

TEST(ExpressionHistory, SkipsTheEntryThatIsAlreadyShown) {
  ExpressionHistory history;
  history.setEntries({"new", "old"});
  EXPECT_EQ(history.older("new"), "old");
  EXPECT_EQ(history.newer("old"), "new");
  EXPECT_FALSE(history.isStepping());
}

TEST(ExpressionHistory, StaysAtASingleEntryThatIsShown) {
  ExpressionHistory history;
  history.setEntries({"only"});
  EXPECT_EQ(history.older("only"), "only");
  EXPECT_EQ(history.newer("only"), "only");
  EXPECT_EQ(history.newer("only"), "only");
}

TEST(ExpressionHistory, EmptyHistoryChangesNothing) {
  ExpressionHistory history;
  EXPECT_EQ(history.older("draft"), "draft");
  EXPECT_EQ(history.newer("draft"), "draft");
}

TEST(ExpressionHistory, StartsAfreshAfterARun) {
  ExpressionHistory history;
  history.setEntries({"b", "a"});
  history.older("");
  history.older("b");
  history.add("a");
  EXPECT_EQ(history.older(""), "a");
}

} // namespace xemap::ui
