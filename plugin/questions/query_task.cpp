// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/questions/query_task.h"

#include "plugin/engine/concept_file.h"
#include "plugin/engine/questions.h"
#include "plugin/task/problem_text.h"
#include "xemap/base/error.h"
#include "xemap/raster/changed_share.h"

#include <QFile>
#include <qgsrasterlayer.h>

namespace xemap::questions {

engine::QuestionScope QueryRequest::scope() const {
  return {raster->key(), extent, gsdMetres, examples,
          conceptPath.isEmpty() ? nullptr : engine::readConceptFile(conceptPath)};
}

QueryTask::QueryTask(QueryRequest request, QgsRasterLayer &layer, std::shared_ptr<engine::EngineHost> host)
    // A question is soon asked again: neither quitting nor closing the project should stop to ask about it.
    : task::AwaitedTask(tr("XeMap: %1").arg(request.expressions.join(tr(", "))),
                        QgsTask::CanCancel | QgsTask::CancelWithoutPrompt),
      mRequest(std::move(request)), mHost(std::move(host)),
      mFeedback([this](double fraction) { setProgress(100.0 * fraction); }) {
  setDependentLayers({&layer});
}

QueryTask::~QueryTask() {
  if (mOutcome.status != QueryOutcome::Status::Answered || !mTaken)
    for (const QString &path : mRequest.resultPaths)
      QFile::remove(path);
}

void QueryTask::cancel() {
  mKeepPart = false;
  mFeedback.cancel();
  {
    const std::lock_guard<std::mutex> lock(workMutex());
    if (mRequest.raster)
      mRequest.raster->cancel();
  }
  QgsTask::cancel();
}

void QueryTask::stopAndKeep() {
  // The task itself is not cancelled, and its source goes on: a tile that is being read shall be read well.
  mKeepPart = true;
  mFeedback.cancel();
}

QueryOutcome QueryTask::takeOutcome() {
  mTaken = true;
  return mOutcome;
}

bool QueryTask::work() {
  answer();
  return mOutcome.status == QueryOutcome::Status::Answered;
}

void QueryTask::release() {
  // The snapshot's provider belongs to this thread by now, and must end in it.
  mRequest.raster.reset();
}

void QueryTask::answer() {
  using Status = QueryOutcome::Status;
  mOutcome.status = Status::Failed;
  try {
    engine::Questions questions;
    questions.modelDirectory = mRequest.modelDirectory;
    questions.scope = mRequest.scope();
    for (const QString &expression : mRequest.expressions)
      questions.expressions.push_back(expression.toStdString());
    for (const QString &title : mRequest.titles)
      questions.titles.push_back(title.toStdString());
    for (const QString &path : mRequest.resultPaths)
      questions.resultPaths.push_back(path.toStdString());
    questions.keepPart = &mKeepPart;
    questions.language = mRequest.language;
    questions.threshold = mRequest.threshold;
    const std::unique_ptr<raster::RasterSource> source = mRequest.raster->open();
    mOutcome.answers = engine::askEngine(*mHost, questions, *source, mFeedback);
    mOutcome.status = mOutcome.answers.empty() ? Status::Cancelled : Status::Answered;
    if (!mRequest.warning.isEmpty())
      for (engine::EngineAnswer &answer : mOutcome.answers)
        answer.summary.warnings.push_back(mRequest.warning.toStdString());
    compare();
  } catch (...) {
    mOutcome.error = task::problemText(tr("There is not enough memory for this extent; ask about a smaller one."),
                                       tr("The engine failed without saying why."));
  }
  // A read that was broken off by a cancel fails as well; that is no news to the one who cancelled.
  if (mOutcome.status == Status::Failed && mFeedback.isCancelled())
    mOutcome.status = Status::Cancelled;
}

void QueryTask::compare() {
  if (mRequest.comparedPath.isEmpty() || mOutcome.answers.empty())
    return;
  try {
    mOutcome.changedShare = raster::changedShare(mRequest.comparedPath.toStdString(),
                                                 mRequest.resultPaths.first().toStdString(), mRequest.threshold);
  } catch (const Error &) {
    // The layer changed under the question: then there is nothing to compare with.
  }
}

} // namespace xemap::questions
