// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/task/query_task.h"

#include "plugin_info.h"
#include "xemap/base/error.h"
#include "xemap/raster/geotiff_sink.h"

#include <QFile>
#include <qgsrasterlayer.h>

#include <new>

namespace xemap::task {

QueryTask::QueryTask(QueryRequest request, QgsRasterLayer &layer, std::shared_ptr<EngineHost> host)
    // A question is soon asked again: neither quitting nor closing the project should stop to ask about it.
    : AwaitedTask(tr("XeMap: %1").arg(request.expression), QgsTask::CanCancel | QgsTask::CancelWithoutPrompt),
      mRequest(std::move(request)), mHost(std::move(host)),
      mFeedback([this](double fraction) { setProgress(100.0 * fraction); }) {
  setDependentLayers({&layer});
}

QueryTask::~QueryTask() {
  if (mOutcome.status == QueryOutcome::Status::Answered && !mTaken)
    QFile::remove(mRequest.resultPath);
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
    const std::unique_ptr<raster::RasterSource> source = mRequest.raster->open();
    mOutcome.answer = askEngine(*source);
    mOutcome.status = mOutcome.answer.summary.cancelled ? Status::Cancelled : Status::Answered;
    std::vector<std::string> warnings = source->info().warnings;
    warnings.insert(warnings.end(), mOutcome.answer.summary.warnings.begin(), mOutcome.answer.summary.warnings.end());
    if (mOutcome.answer.summary.partial)
      mOutcome.warnings << tr(
          "The run was stopped before its end: a part of the extent is not answered and stays empty.");
    for (const std::string &warning : warnings)
      mOutcome.warnings << QString::fromStdString(warning);
  } catch (const std::bad_alloc &) {
    mOutcome.error = tr("There is not enough memory for this extent; ask about a smaller one.");
  } catch (const std::exception &problem) {
    mOutcome.error = QString::fromUtf8(problem.what());
  } catch (...) {
    mOutcome.error = tr("The engine failed without saying why.");
  }
  // A read that was broken off by a cancel fails as well; that is no news to the one who cancelled.
  if (mOutcome.status == Status::Failed && mFeedback.isCancelled())
    mOutcome.status = Status::Cancelled;
}

EngineAnswer QueryTask::askEngine(raster::RasterSource &source) {
  infer::Query query;
  query.expression = mRequest.expression.toStdString();
  query.source = &source;
  query.keepPart = &mKeepPart;
  query.sourceKey = mRequest.raster->key();
  query.grid = raster::planGrid(source.info(), mRequest.extent.box, mRequest.gsdMetres);
  query.clipPolygon = mRequest.extent.polygon;
  if (query.clipPolygon.empty() && mRequest.extent.box && !query.grid.geotransform.isNorthUp()) {
    const raster::MapBox &box = *mRequest.extent.box;
    query.clipPolygon = {{box.minX, box.minY}, {box.maxX, box.minY}, {box.maxX, box.maxY}, {box.minX, box.maxY}};
  }
  return mHost->with(mRequest.modelDirectory, mFeedback, [&](infer::Engine &engine) {
    EngineAnswer answer;
    answer.model = engine.model();
    const raster::Provenance provenance{query.expression, answer.model.name, answer.model.sha256,
                                        plugin::pluginVersion};
    const auto sink = raster::createGeoTiffSink(mRequest.resultPath.toStdString(), provenance);
    answer.summary = engine.map(query, *sink, mFeedback);
    return answer;
  });
}

} // namespace xemap::task
