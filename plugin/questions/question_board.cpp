// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/questions/question_board.h"

#include "plugin/dock/dock_form.h"
#include "plugin/dock/dock_messages.h"
#include "plugin/dock/query_dock.h"
#include "plugin/questions/question_form.h"
#include "plugin/questions/question_list.h"
#include "plugin/questions/run_control.h"
#include "ui/widgets/query_dock_content.h"
#include "ui/widgets/question_view.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <qgisinterface.h>
#include <qgsproject.h>

namespace xemap::questions {

namespace {

QString fileFilter() {
  return QuestionBoard::tr("Questions (*.json)");
}

} // namespace

QuestionBoard::QuestionBoard(const Parts &parts) : mParts(parts) {
  ui::QueryDockContent *content = &mParts.dock.content();
  ui::QuestionView *view = &content->questions();
  QuestionList *questions = &mParts.questions;
  connect(content, &ui::QueryDockContent::runRequested, this, &QuestionBoard::run);
  connect(questions, &QuestionList::changed, this, &QuestionBoard::showQuestions);
  connect(view, &ui::QuestionView::addRequested, this, &QuestionBoard::add);
  connect(view, &ui::QuestionView::editRequested, this, &QuestionBoard::edit);
  connect(view, &ui::QuestionView::renamed, questions, &QuestionList::rename);
  connect(view, &ui::QuestionView::saveRequested, this, &QuestionBoard::save);
  connect(view, &ui::QuestionView::loadRequested, this, &QuestionBoard::load);
  showQuestions();
}

void QuestionBoard::showQuestions() {
  mParts.dock.content().questions().setQuestions(mParts.questions.questions());
}

void QuestionBoard::run(const ui::QueryForm &form) {
  try {
    const QString id = mParts.questions.add(mParts.question.question(form));
    mParts.dock.content().questions().select(id);
    Q_EMIT turnedTo(id);
    mParts.runs.ask({id});
  } catch (const std::exception &problem) {
    mParts.messages.showFailure(QString::fromUtf8(problem.what()));
  }
  mParts.form.save();
}

void QuestionBoard::add() {
  ui::QueryDockContent &content = mParts.dock.content();
  const QString whyNot = content.whyNotRunnable();
  if (!whyNot.isEmpty() && !mParts.runs.isRunning()) {
    content.showError(whyNot);
    return;
  }
  try {
    mParts.questions.add(mParts.question.question(content.form()));
    // Nothing stays selected: who collects questions wants to ask all of them.
    content.questions().select(QString());
  } catch (const std::exception &problem) {
    mParts.messages.showFailure(QString::fromUtf8(problem.what()));
  }
}

void QuestionBoard::edit(const QString &id) {
  const ui::Question *question = mParts.questions.find(id);
  if (question == nullptr)
    return;
  mParts.question.edit(*question);
  Q_EMIT turnedTo(id);
}

void QuestionBoard::save() {
  QString path = QFileDialog::getSaveFileName(mParts.interface.mainWindow(), tr("Save list of questions"),
                                              QgsProject::instance()->homePath(), fileFilter());
  if (path.isEmpty())
    return;
  if (QFileInfo(path).suffix().isEmpty())
    path += QStringLiteral(".json");
  try {
    mParts.questions.save(path);
  } catch (const std::exception &problem) {
    mParts.messages.showFailure(QString::fromUtf8(problem.what()));
  }
}

void QuestionBoard::load() {
  const QString path = QFileDialog::getOpenFileName(mParts.interface.mainWindow(), tr("Load list of questions"),
                                                    QgsProject::instance()->homePath(), fileFilter());
  if (path.isEmpty())
    return;
  try {
    mParts.questions.load(path);
  } catch (const std::exception &problem) {
    mParts.messages.showFailure(QString::fromUtf8(problem.what()));
  }
}

} // namespace xemap::questions
