// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/questions/question_list.h"

#include "plugin/layer/layer_text.h"
#include "xemap/base/text_output.h"

#include <QDir>
#include <QFile>
#include <QUuid>
#include <qgsproject.h>

#include <algorithm>

namespace xemap::questions {

namespace {

constexpr QLatin1String scope("XeMap");
constexpr QLatin1String key("/questions");

} // namespace

QuestionList::QuestionList(QObject *parent) : QObject(parent) {
  connect(QgsProject::instance(), &QgsProject::readProject, this, &QuestionList::readProject);
  connect(QgsProject::instance(), &QgsProject::cleared, this, &QuestionList::readProject);
  readProject();
}

const ui::Question *QuestionList::find(const QString &id) const {
  const auto found = std::find_if(mQuestions.cbegin(), mQuestions.cend(),
                                  [&](const ui::Question &question) { return question.id == id; });
  return found != mQuestions.cend() ? &*found : nullptr;
}

QList<ui::Question> QuestionList::those(const QStringList &ids) const {
  QList<ui::Question> found;
  for (const ui::Question &question : mQuestions)
    if (ids.contains(question.id))
      found << question;
  return found;
}

QString QuestionList::add(const ui::Question &question) {
  for (const ui::Question &known : mQuestions)
    if (known.expression == question.expression && known.sharesPassWith(question))
      return known.id;
  mQuestions << question;
  store();
  return question.id;
}

void QuestionList::update(const ui::Question &question) {
  for (ui::Question &known : mQuestions)
    if (known.id == question.id) {
      const QString name = known.name; // The analyst may have changed it meanwhile.
      known = question;
      known.name = name;
      store();
      return;
    }
}

void QuestionList::mark(const QList<ui::Question> &questions, ui::QuestionState state, const QString &error) {
  for (ui::Question question : questions) {
    const bool keepsAnswer = state == ui::QuestionState::Open && !question.run.isEmpty();
    question.state = keepsAnswer ? ui::QuestionState::Answered : state;
    question.error = error;
    update(question);
  }
}

void QuestionList::rename(const QString &id, const QString &name) {
  for (ui::Question &known : mQuestions)
    if (known.id == id)
      known.name = name.isEmpty() ? known.title() : name;
  store();
}

void QuestionList::remove(const QStringList &ids) {
  mQuestions.erase(std::remove_if(mQuestions.begin(), mQuestions.end(),
                                  [&](const ui::Question &question) { return ids.contains(question.id); }),
                   mQuestions.end());
  store();
}

void QuestionList::save(const QString &path) const {
  writeText(path.toStdString(), ui::questionsToJson(mQuestions).toStdString());
}

void QuestionList::load(const QString &path) {
  QFile file(path);
  const QString shown = QDir::toNativeSeparators(path);
  if (!file.open(QIODevice::ReadOnly))
    throw layer::problem(ErrorCode::Unreadable, tr("%1: cannot be read: %2").arg(shown, file.errorString()));
  QString error;
  const QList<ui::Question> questions = ui::questionsFromJson(file.readAll(), error);
  if (!error.isEmpty())
    throw layer::problem(ErrorCode::Corrupt, tr("%1: expected a list of questions: %2").arg(shown, error));
  for (ui::Question question : questions) {
    question.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    question.state = ui::QuestionState::Open;
    question.run.clear();
    mQuestions << question;
  }
  store();
}

void QuestionList::readProject() {
  QString error;
  const QString text = QgsProject::instance()->readEntry(scope, key);
  // A list that another version wrote, or nobody, is no list.
  mQuestions = text.isEmpty() ? QList<ui::Question>() : ui::questionsFromJson(text.toUtf8(), error);
  Q_EMIT changed();
}

void QuestionList::store() {
  QgsProject::instance()->writeEntry(scope, key, QString::fromUtf8(ui::questionsToJson(mQuestions)));
  Q_EMIT changed();
}

} // namespace xemap::questions
