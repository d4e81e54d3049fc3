// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/state/question.h"

#include "ui_test.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace xemap::ui {

namespace {

Question aQuestion() {
  Question question;
  question.id = "7";
  question.name = "Ufer";
  question.expression = "houses beside the river";
  question.layerId = "scene_1";
  question.layerName = "scene";
  question.extentText = "Rectangle";
  question.extentWkt = "Polygon ((0 0, 1 0, 1 1, 0 0))";
  question.extentCrs = "EPSG:32633";
  question.modelPath = "/models/tiny";
  question.modelName = "tiny";
  question.gsdMetres = 2.5;
  question.state = QuestionState::Answered;
  question.run = "abc";
  question.asked = QDateTime(QDate(2026, 11, 27), QTime(12, 30));
  question.seconds = 1.5;
  question.presence = 0.75;
  question.maxProbability = 0.9;
  return question;
}

QString errorOf(const QByteArray &json) {
  QString error;
  EXPECT_TRUE(questionsFromJson(json, error).isEmpty());
  return error;
}

} // namespace

TEST(Question, ComesBackFromJson) {
  QString error;
  const QList<Question> found = questionsFromJson(questionsToJson({aQuestion(), Question{"8", "x", "lake"}}), error);
  EXPECT_EQ(error, QString());
  ASSERT_EQ(found.size(), 2);
  EXPECT_EQ(questionsToJson(found), questionsToJson({aQuestion(), Question{"8", "x", "lake"}}));
  EXPECT_TRUE(found[0].sharesPassWith(aQuestion()));
  EXPECT_EQ(found[0].asked, aQuestion().asked);
  EXPECT_EQ(found[0].gsdMetres, aQuestion().gsdMetres);
  EXPECT_FALSE(found[1].gsdMetres.has_value());
}

TEST(Question, AnExampleStandsForTheExpressionOrBesideIt) {
  Question question = aQuestion();
  question.examples = {{true, "Polygon ((0 0, 1 0, 1 1, 0 0))", "EPSG:32633"}, {false, "Point (3 4)", "EPSG:4326"}};
  EXPECT_EQ(question.title(), QString("houses beside the river, like the examples"));
  EXPECT_FALSE(question.sharesPassWith(aQuestion()));
  question.expression.clear();
  EXPECT_EQ(question.title(), QString("like the examples"));
  QString error;
  const QList<Question> found = questionsFromJson(questionsToJson({question}), error);
  ASSERT_EQ(found.size(), 1) << error.toStdString();
  EXPECT_TRUE(found.first().sharesPassWith(question));
  EXPECT_EQ(found.first().title(), question.title());
  EXPECT_EQ(found.first().examples, question.examples);
}

TEST(Question, AConceptIsAskedAboutByItsName) {
  Question question = aQuestion();
  question.conceptPath = "/concepts/greenhouses.json";
  question.conceptName = "our greenhouses";
  EXPECT_EQ(question.title(), QString("houses beside the river, our greenhouses"));
  EXPECT_FALSE(question.sharesPassWith(aQuestion()));
  question.expression.clear();
  question.examples = {{false, "Point (3 4)", "EPSG:4326"}};
  EXPECT_EQ(question.title(), QString("our greenhouses, like the examples"));
  QString error;
  const QList<Question> found = questionsFromJson(questionsToJson({question}), error);
  ASSERT_EQ(found.size(), 1) << error.toStdString();
  EXPECT_TRUE(found.first().sharesPassWith(question));
  EXPECT_EQ(found.first().title(), question.title());
}

TEST(Question, OneThatIsAskedWhenItIsKeptIsOpenAfterwards) {
  Question question = aQuestion();
  question.state = QuestionState::Running;
  QString error;
  EXPECT_EQ(questionsFromJson(questionsToJson({question}), error).first().state, QuestionState::Open);
}

TEST(Question, SharesAPassOnlyWhereThePixelsAndTheModelAreTheSame) {
  for (QString Question::*field :
       {&Question::layerId, &Question::extentWkt, &Question::extentCrs, &Question::modelPath}) {
    Question other = aQuestion();
    other.*field = "other";
    EXPECT_FALSE(other.sharesPassWith(aQuestion()));
  }
  Question finer = aQuestion();
  finer.gsdMetres = 1.0;
  EXPECT_FALSE(finer.sharesPassWith(aQuestion()));
  Question another = aQuestion();
  another.expression = "lake";
  EXPECT_TRUE(another.sharesPassWith(aQuestion()));
}

TEST(Question, WhatAPersonWroteNeedsExpressionsOnly) {
  QString error;
  const QList<Question> found = questionsFromJson(
      R"({"format": "xemap-questions", "version": 1, "questions": [{"expression": "  big\n lake "}]})", error);
  ASSERT_EQ(found.size(), 1) << error.toStdString();
  EXPECT_EQ(found[0].expression, QString("big lake"));
  EXPECT_EQ(found[0].name, QString("big lake"));
  EXPECT_FALSE(found[0].id.isEmpty());
  EXPECT_EQ(found[0].state, QuestionState::Open);
}

TEST(Question, SaysWhatIsWrongWithAFile) {
  EXPECT_TRUE(errorOf("{").contains("it is no JSON"));
  EXPECT_TRUE(errorOf("[]").contains("field 'format': expected \"xemap-questions\""));
  EXPECT_TRUE(
      errorOf(R"({"format": "xemap-questions", "version": 2})").contains("field 'version': expected 1, found 2"));
  EXPECT_TRUE(errorOf(R"({"format": "xemap-questions", "version": 1, "questions": [{"expression": "a"}, {}]})")
                  .contains("field 'questions[1].expression': expected a text, found none"));
}

} // namespace xemap::ui
