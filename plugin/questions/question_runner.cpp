// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/questions/question_runner.h"

#include "plugin/questions/question_request.h"
#include "plugin/task/task_start.h"

#include <qgsmapcanvas.h>
#include <qgsproject.h>
#include <qgsrasterlayer.h>

#include <algorithm>
#include <utility>

namespace xemap::questions {

QuestionRunner::QuestionRunner(QgsMapCanvas &canvas, std::shared_ptr<engine::EngineHost> host)
    : mCanvas(canvas), mHost(std::move(host)) {
  connect(QgsProject::instance(), qOverload<const QStringList &>(&QgsProject::layersWillBeRemoved), this,
          &QuestionRunner::layersGo);
}

QuestionRunner::~QuestionRunner() {
  end();
}

void QuestionRunner::ask(const QList<ui::Question> &questions, double threshold) {
  if (isRunning() || questions.isEmpty())
    return;
  mWaiting = questions;
  mThreshold = threshold;
  mAnswered = 0;
  mIsGivenUp = false;
  beginNext();
}

void QuestionRunner::beginNext() {
  while (!mWaiting.isEmpty()) {
    mUnderWay.clear();
    const ui::Question first = mWaiting.first();
    for (const ui::Question &question : std::as_const(mWaiting))
      if (question.sharesPassWith(first))
        mUnderWay << question;
    mWaiting.erase(std::remove_if(mWaiting.begin(), mWaiting.end(),
                                  [&](const ui::Question &question) { return question.sharesPassWith(first); }),
                   mWaiting.end());
    try {
      QgsRasterLayer &layer = layerOf(first);
      mTask = new QueryTask(requestFor(mUnderWay, layer, mCanvas.mapSettings(), mThreshold), layer, mHost);
      mTaskLayerId = layer.id();
      connect(mTask, &QueryTask::ended, this, &QuestionRunner::takeOutcome);
      connect(mTask, &QgsTask::progressChanged, this, [this](double percent) {
        const int count = mAnswered + mUnderWay.size() + mWaiting.size();
        Q_EMIT progressed((mAnswered + mUnderWay.size() * percent / 100.0) / count);
      });
      mTime.start();
      Q_EMIT begun(mUnderWay);
      task::start(mTask);
      return;
    } catch (const std::exception &problem) {
      Q_EMIT failed(mUnderWay, QString::fromUtf8(problem.what()));
    }
  }
  mUnderWay.clear();
  Q_EMIT ended({});
}

void QuestionRunner::cancel() {
  if (!isRunning())
    return;
  mIsGivenUp = true;
  mTask->cancel();
}

void QuestionRunner::keepPart() {
  if (!isRunning())
    return;
  mWaiting.clear();
  mTask->stopAndKeep();
}

void QuestionRunner::takeOutcome() {
  QueryTask *task = mTask;
  const QList<ui::Question> asked = mUnderWay;
  if (task == nullptr)
    return;
  mTask = nullptr;
  // It was given up before it ended: nobody wants what it may still have found.
  if (!mIsGivenUp) {
    const QueryOutcome outcome = task->takeOutcome();
    if (outcome.status == QueryOutcome::Status::Answered) {
      std::vector<AnsweredQuestion> answers;
      for (std::size_t i = 0; i < outcome.answers.size(); ++i) {
        AnsweredQuestion answer{asked.at(static_cast<int>(i)), outcome.answers[i],
                                task->request().resultPaths.at(static_cast<int>(i)), outcome.changedShare};
        answer.question.state = ui::QuestionState::Answered;
        answer.question.asked = QDateTime::currentDateTime();
        answer.question.seconds = static_cast<double>(mTime.elapsed()) / 1000.0;
        answer.question.presence = answer.answer.summary.presence;
        answer.question.maxProbability = answer.answer.summary.maxProbability;
        answer.question.modelName = QString::fromStdString(answer.answer.model.name);
        answer.question.reading = QString::fromStdString(answer.answer.reading.line);
        answer.question.regionCount = answer.answer.regionCount;
        answer.question.countThreshold = task->request().threshold;
        answers.push_back(std::move(answer));
      }
      mAnswered += asked.size();
      Q_EMIT answered(answers);
      beginNext();
      return;
    }
    if (outcome.status == QueryOutcome::Status::Failed) {
      mAnswered += asked.size();
      Q_EMIT failed(asked, outcome.error);
      beginNext();
      return;
    }
  }
  const QList<ui::Question> givenUp = asked + mWaiting;
  mUnderWay.clear();
  mWaiting.clear();
  Q_EMIT ended(givenUp);
}

void QuestionRunner::layersGo(const QStringList &layerIds) {
  if (!isRunning() || !layerIds.contains(mTaskLayerId))
    return;
  const QList<ui::Question> asked = mUnderWay + mWaiting;
  end();
  Q_EMIT failed(asked, tr("Layer '%1' was removed; the run was stopped.").arg(asked.first().layerName));
  Q_EMIT ended({});
}

void QuestionRunner::end() {
  if (!mTask)
    return;
  QueryTask *task = mTask;
  mTask = nullptr;
  mUnderWay.clear();
  mWaiting.clear();
  task->stopFor(*this);
}

} // namespace xemap::questions
