// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/questions/question_list.h"

#include <gtest/gtest.h>
#include <qgsproject.h>

namespace xemap::plugin_tests {

namespace {

ui::Question question(const QString &expression) {
  ui::Question made;
  made.id = QStringLiteral("id of ") + expression;
  made.expression = expression;
  made.name = made.title();
  return made;
}

class QuestionListTest : public testing::Test {
protected:
  QuestionListTest() { QgsProject::instance()->clear(); }
  ~QuestionListTest() override { QgsProject::instance()->clear(); }
};

} // namespace

TEST_F(QuestionListTest, WhatIsNotAnsweredAnewKeepsItsAnswer) {
  questions::QuestionList list;
  ui::Question answered = question(QStringLiteral("river"));
  answered.run = QStringLiteral("a run");
  list.add(answered);
  list.add(question(QStringLiteral("forest")));
  const QStringList ids{list.questions().at(0).id, list.questions().at(1).id};

  list.mark(list.those(ids), ui::QuestionState::Running);
  EXPECT_EQ(list.questions().at(0).state, ui::QuestionState::Running);
  EXPECT_EQ(list.questions().at(1).state, ui::QuestionState::Running);
  list.mark(list.those(ids), ui::QuestionState::Open);
  EXPECT_EQ(list.questions().at(0).state, ui::QuestionState::Answered);
  EXPECT_EQ(list.questions().at(1).state, ui::QuestionState::Open);

  list.mark(list.those({ids.at(0)}), ui::QuestionState::Failed, QStringLiteral("why"));
  EXPECT_EQ(list.questions().at(0).state, ui::QuestionState::Failed);
  EXPECT_EQ(list.questions().at(0).error, QStringLiteral("why"));
  EXPECT_EQ(list.questions().at(0).run, QStringLiteral("a run"));
  list.mark(list.those({ids.at(0)}), ui::QuestionState::Running);
  EXPECT_TRUE(list.questions().at(0).error.isEmpty()) << "of the time before";
}

TEST_F(QuestionListTest, WhatIsRemovedMeanwhileStaysRemoved) {
  questions::QuestionList list;
  list.add(question(QStringLiteral("river")));
  const QList<ui::Question> asked = list.questions();
  list.remove({asked.first().id});
  list.mark(asked, ui::QuestionState::Failed, QStringLiteral("why"));
  EXPECT_TRUE(list.questions().isEmpty());
}

TEST_F(QuestionListTest, ANameGivenWhileItIsAskedIsKept) {
  questions::QuestionList list;
  list.add(question(QStringLiteral("river")));
  ui::Question asked = list.questions().first();
  list.rename(asked.id, QStringLiteral("Danube"));
  list.mark({asked}, ui::QuestionState::Open);
  EXPECT_EQ(list.questions().first().name, QStringLiteral("Danube"));
}

} // namespace xemap::plugin_tests
