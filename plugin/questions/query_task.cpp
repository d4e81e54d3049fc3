// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/questions/query_task.h"

#include "plugin/engine/questions.h"
#include "plugin/task/problem_text.h"
#include "xemap/base/error.h"
#include "xemap/raster/changed_share.h"

#include <QFile>

#include <utility>

namespace xemap::questions {

QueryTask::QueryTask(QueryRequest request, QgsRasterLayer &layer, std::shared_ptr<engine::EngineHost> host)
    : RequestTask(tr("XeMap: %1").arg(request.expressions.join(tr(", "))), std::move(request), layer, std::move(host)) {
}

QueryTask::~QueryTask() {
  if (mOutcome.status != QueryOutcome::Status::Answered || !mTaken)
    for (const QString &path : request().resultPaths)
      QFile::remove(path);
}

void QueryTask::cancel() {
  mKeepPart = false;
  RequestTask::cancel();
}

void QueryTask::stopAndKeep() {
  // The task itself is not cancelled, and its source goes on: a tile that is being read shall be read well.
  mKeepPart = true;
  feedback().cancel();
}

QueryOutcome QueryTask::takeOutcome() {
  mTaken = true;
  return mOutcome;
}

bool QueryTask::work() {
  answer();
  return mOutcome.status == QueryOutcome::Status::Answered;
}

void QueryTask::answer() {
  using Status = QueryOutcome::Status;
  mOutcome.status = Status::Failed;
  try {
    engine::Questions questions;
    questions.modelDirectory = request().modelDirectory;
    questions.scope = request().scope();
    for (const QString &expression : request().expressions)
      questions.expressions.push_back(expression.toStdString());
    for (const QString &title : request().titles)
      questions.titles.push_back(title.toStdString());
    for (const QString &path : request().resultPaths)
      questions.resultPaths.push_back(path.toStdString());
    questions.keepPart = &mKeepPart;
    questions.language = request().language;
    questions.threshold = request().threshold;
    const std::unique_ptr<raster::RasterSource> source = request().raster->open();
    mOutcome.answers = engine::askEngine(host(), questions, *source, feedback());
    mOutcome.status = mOutcome.answers.empty() ? Status::Cancelled : Status::Answered;
    if (!request().warning.isEmpty())
      for (engine::EngineAnswer &answer : mOutcome.answers)
        answer.summary.warnings.push_back(request().warning.toStdString());
    compare();
  } catch (...) {
    mOutcome.error = task::problemText(tr("There is not enough memory for this extent; ask about a smaller one."),
                                       tr("The engine failed without saying why."));
  }
  // A read that was broken off by a cancel fails as well; that is no news to the one who cancelled.
  if (mOutcome.status == Status::Failed && feedback().isCancelled())
    mOutcome.status = Status::Cancelled;
}

void QueryTask::compare() {
  if (request().comparedPath.isEmpty() || mOutcome.answers.empty())
    return;
  try {
    mOutcome.changedShare = raster::changedShare(request().comparedPath.toStdString(),
                                                 request().resultPaths.first().toStdString(), request().threshold);
  } catch (const Error &) {
    // The layer changed under the question: then there is nothing to compare with.
  }
}

} // namespace xemap::questions
