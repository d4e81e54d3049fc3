// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/questions/run_control.h"

#include "plugin/dock/dock_messages.h"
#include "plugin/dock/query_dock.h"
#include "plugin/questions/question_list.h"
#include "ui/widgets/query_dock_content.h"
#include "ui/widgets/question_view.h"

#include <utility>

namespace xemap::questions {

RunControl::RunControl(const Parts &parts, std::shared_ptr<engine::EngineHost> host)
    : mDock(&parts.dock), mMessages(parts.messages), mQuestions(parts.questions),
      mRunner(parts.canvas, std::move(host)), mForecast(parts.dock, parts.canvas, parts.extent) {
  ui::QueryDockContent *content = &parts.dock.content();
  connect(content, &ui::QueryDockContent::cancelRequested, this, &RunControl::cancel);
  connect(content, &ui::QueryDockContent::keepPartRequested, &mRunner, &QuestionRunner::keepPart);
  connect(&content->questions(), &ui::QuestionView::askRequested, this, &RunControl::ask);
  connect(&mRunner, &QuestionRunner::begun, this, &RunControl::showBegun);
  connect(&mRunner, &QuestionRunner::progressed, &mForecast, &forecast::RunForecast::runProgresses);
  connect(&mRunner, &QuestionRunner::answered, this, &RunControl::takeAnswers);
  connect(&mRunner, &QuestionRunner::failed, this, &RunControl::showFailed);
  connect(&mRunner, &QuestionRunner::ended, this, &RunControl::showEnded);
}

void RunControl::ask(const QStringList &ids) {
  mRunner.ask(mQuestions.those(ids), mDock->content().form().threshold);
}

void RunControl::cancel() {
  if (!mRunner.isRunning())
    return;
  mDock->content().setRunState(ui::RunState::Cancelling);
  mRunner.cancel();
}

void RunControl::end() {
  if (!mRunner.isRunning())
    return;
  mRunner.end();
  if (!mDock)
    return;
  mForecast.runEnds();
  mDock->content().setRunState(ui::RunState::Idle);
}

void RunControl::showBegun(const QList<ui::Question> &questions) {
  mDock->content().clearError();
  mDock->content().setRunState(ui::RunState::Running);
  mQuestions.mark(questions, ui::QuestionState::Running);
  mForecast.runStarts();
}

void RunControl::takeAnswers(const std::vector<AnsweredQuestion> &answers) {
  // Of several the engine does not say what each took.
  if (answers.size() == 1)
    mForecast.learn(answers.front().answer);
  Q_EMIT answered(answers);
}

void RunControl::showFailed(const QList<ui::Question> &questions, const QString &why) {
  mQuestions.mark(questions, ui::QuestionState::Failed, why);
  mMessages.showFailure(why);
  Q_EMIT failed(questions);
}

void RunControl::showEnded(const QList<ui::Question> &questions) {
  mQuestions.mark(questions, ui::QuestionState::Open);
  mForecast.runEnds();
  mDock->content().setRunState(ui::RunState::Idle);
  Q_EMIT ended();
}

} // namespace xemap::questions
