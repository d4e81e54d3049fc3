// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/state/question.h"

#include "ui/state/expression_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <QUuid>

namespace xemap::ui {

namespace {

constexpr QLatin1String formatName("xemap-questions");
constexpr int formatVersion = 1;

struct QuestionText {
  Q_DECLARE_TR_FUNCTIONS(xemap::ui::QuestionText)
};

QString nameOf(QuestionState state) {
  switch (state) {
  case QuestionState::Answered:
    return QStringLiteral("answered");
  case QuestionState::Failed:
    return QStringLiteral("failed");
  case QuestionState::Open:
  case QuestionState::Running:
    break;
  }
  return QStringLiteral("open");
}

QuestionState stateNamed(const QString &name) {
  return name == QLatin1String("answered") ? QuestionState::Answered
         : name == QLatin1String("failed") ? QuestionState::Failed
                                           : QuestionState::Open;
}

QJsonArray toJson(const QList<ShownExample> &examples) {
  QJsonArray list;
  for (const ShownExample &example : examples)
    list.append(QJsonObject{{QStringLiteral("like"), example.like},
                            {QStringLiteral("wkt"), example.wkt},
                            {QStringLiteral("crs"), example.crs}});
  return list;
}

QList<ShownExample> examplesIn(const QJsonObject &json) {
  QList<ShownExample> examples;
  for (const QJsonValue &value : json.value(QLatin1String("examples")).toArray()) {
    const QJsonObject example = value.toObject();
    examples.append({example.value(QLatin1String("like")).toBool(true), example.value(QLatin1String("wkt")).toString(),
                     example.value(QLatin1String("crs")).toString()});
  }
  return examples;
}

QJsonObject toJson(const Question &question) {
  QJsonObject json;
  const auto put = [&json](const char *key, const QJsonValue &value) { json.insert(QLatin1String(key), value); };
  put("id", question.id);
  put("name", question.name);
  put("expression", question.expression);
  if (!question.examples.isEmpty())
    put("examples", toJson(question.examples));
  if (!question.conceptPath.isEmpty()) {
    put("concept_path", question.conceptPath);
    put("concept", question.conceptName);
  }
  put("layer_id", question.layerId);
  put("layer", question.layerName);
  put("extent", question.extentText);
  put("extent_wkt", question.extentWkt);
  put("extent_crs", question.extentCrs);
  put("model_path", question.modelPath);
  put("model", question.modelName);
  put("state", nameOf(question.state));
  if (question.gsdMetres)
    put("gsd_m", *question.gsdMetres);
  if (question.state == QuestionState::Failed)
    put("error", question.error);
  // One that is asked again still has its older answer.
  if (!question.run.isEmpty()) {
    put("run", question.run);
    put("asked", question.asked.toString(Qt::ISODate));
    put("seconds", question.seconds);
    put("presence", question.presence);
    put("max_probability", question.maxProbability);
    put("reading", question.reading);
    put("colour", question.colour);
    if (question.regionCount) {
      put("region_count", *question.regionCount);
      put("count_threshold", question.countThreshold);
    }
  }
  return json;
}

Question fromJson(const QJsonObject &json) {
  const auto text = [&](const char *key) { return json.value(QLatin1String(key)).toString(); };
  Question question;
  question.expression = cleanedExpression(text("expression"));
  question.id = text("id");
  if (question.id.isEmpty())
    question.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
  question.examples = examplesIn(json);
  question.conceptPath = text("concept_path");
  question.conceptName = text("concept");
  question.name = text("name").isEmpty() ? question.title() : text("name");
  question.layerId = text("layer_id");
  question.layerName = text("layer");
  question.extentText = text("extent");
  question.extentWkt = text("extent_wkt");
  question.extentCrs = text("extent_crs");
  question.modelPath = text("model_path");
  question.modelName = text("model");
  const double gsd = json.value(QLatin1String("gsd_m")).toDouble();
  if (gsd > 0.0)
    question.gsdMetres = gsd;
  question.state = stateNamed(text("state"));
  question.error = text("error");
  question.run = text("run");
  question.asked = QDateTime::fromString(text("asked"), Qt::ISODate);
  question.seconds = json.value(QLatin1String("seconds")).toDouble();
  question.presence = json.value(QLatin1String("presence")).toDouble();
  question.maxProbability = json.value(QLatin1String("max_probability")).toDouble();
  question.reading = text("reading");
  question.colour = text("colour");
  if (json.contains(QLatin1String("region_count"))) {
    question.regionCount = static_cast<qlonglong>(json.value(QLatin1String("region_count")).toDouble());
    question.countThreshold = json.value(QLatin1String("count_threshold")).toDouble();
  }
  return question;
}

} // namespace

QString titleOf(const QString &expression, bool hasExample) {
  if (!hasExample)
    return expression;
  return expression.isEmpty() ? QuestionText::tr("like the examples")
                              : QuestionText::tr("%1, like the examples").arg(expression);
}

QString Question::title() const {
  QStringList parts{expression, conceptName};
  parts.removeAll(QString());
  return titleOf(parts.join(QuestionText::tr(", ")), !examples.isEmpty());
}

bool Question::sharesPassWith(const Question &other) const {
  return layerId == other.layerId && extentWkt == other.extentWkt && extentCrs == other.extentCrs &&
         examples == other.examples && conceptPath == other.conceptPath && modelPath == other.modelPath &&
         gsdMetres == other.gsdMetres;
}

QByteArray questionsToJson(const QList<Question> &questions) {
  QJsonArray list;
  for (const Question &question : questions)
    list.append(toJson(question));
  QJsonObject root;
  root.insert(QLatin1String("format"), formatName);
  root.insert(QLatin1String("version"), formatVersion);
  root.insert(QLatin1String("questions"), list);
  return QJsonDocument(root).toJson();
}

QList<Question> questionsFromJson(const QByteArray &json, QString &error) {
  QJsonParseError problem;
  const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
  if (problem.error != QJsonParseError::NoError) {
    error = QuestionText::tr("it is no JSON: %1 at byte %2").arg(problem.errorString()).arg(problem.offset);
    return {};
  }
  const QJsonObject root = document.object();
  if (root.value(QLatin1String("format")).toString() != formatName) {
    error = QuestionText::tr("field 'format': expected \"%1\"").arg(formatName);
    return {};
  }
  const int version = root.value(QLatin1String("version")).toInt();
  if (version != formatVersion) {
    error = QuestionText::tr("field 'version': expected %1, found %2").arg(formatVersion).arg(version);
    return {};
  }
  QList<Question> questions;
  const QJsonArray list = root.value(QLatin1String("questions")).toArray();
  for (int i = 0; i < list.size(); ++i) {
    const Question question = fromJson(list.at(i).toObject());
    if (question.title().isEmpty()) {
      error = QuestionText::tr("field 'questions[%1].expression': expected a text, found none").arg(i);
      return {};
    }
    questions.append(question);
  }
  return questions;
}

} // namespace xemap::ui
