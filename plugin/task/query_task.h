// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/layer/query_extent.h"
#include "plugin/layer/raster_snapshot.h"
#include "plugin/task/awaited_task.h"
#include "plugin/task/engine_host.h"
#include "xemap/base/feedback.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string>

class QgsRasterLayer;

namespace xemap::task {

/// One question, with all that a worker needs to answer it.
struct QueryRequest {
  QString expression;
  std::string modelDirectory;
  std::optional<double> gsdMetres; ///< Ground resolution to answer at; none: the raster's own.
  std::unique_ptr<layer::RasterSnapshot> raster;
  layer::QueryExtent extent;
  QString resultPath; ///< Of the probability GeoTIFF to be written.
};

/// How a question ended.
struct QueryOutcome {
  enum class Status { Answered, Cancelled, Failed };

  Status status = Status::Cancelled;
  QString error; ///< One line, when it failed.
  EngineAnswer answer;
  QStringList warnings; ///< Of the raster and the engine, one line each.
};

/// Answers one question in a worker thread.
///
/// The result file of a question that nobody takes the outcome of is removed with the task.
/// Threads: made and asked on the main thread.
class QueryTask final : public AwaitedTask {
  Q_OBJECT

public:
  /// The task is cancelled when `layer` is about to be removed.
  QueryTask(QueryRequest request, QgsRasterLayer &layer, std::shared_ptr<EngineHost> host);
  ~QueryTask() override;

  void cancel() override;
  /// Ends the run soon; what is answered by then is its answer.
  void stopAndKeep();

  /// What came out; the result file is the caller's from now on.
  QueryOutcome takeOutcome();
  const QueryRequest &request() const { return mRequest; }

protected:
  bool work() override;
  void release() override;

private:
  void answer();
  EngineAnswer askEngine(raster::RasterSource &source);

  QueryRequest mRequest;
  std::shared_ptr<EngineHost> mHost;
  std::atomic<bool> mKeepPart{false};
  Feedback mFeedback;
  QueryOutcome mOutcome;
  bool mTaken = false;
};

} // namespace xemap::task
