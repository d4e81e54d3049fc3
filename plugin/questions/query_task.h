// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/engine/questions.h"
#include "plugin/layer/query_extent.h"
#include "plugin/layer/raster_snapshot.h"
#include "plugin/task/awaited_task.h"
#include "xemap/base/feedback.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QgsRasterLayer;

namespace xemap::questions {

/// Questions about one extent, with all that a worker needs to answer them.
struct QueryRequest {
  QStringList expressions;
  QStringList titles;      ///< As Questions.
  QStringList resultPaths; ///< Of the probability GeoTIFFs to be written, one for each.
  std::string modelDirectory;
  std::optional<double> gsdMetres; ///< Ground resolution to answer at; none: the raster's own.
  std::unique_ptr<layer::RasterSnapshot> raster;
  layer::QueryExtent extent;
  std::vector<infer::Example> examples; ///< As infer::Query.
  QString conceptPath;                  ///< Of the file of what was taught elsewhere; empty: none.
  infer::ExpressionLanguage language;
  QString warning;        ///< What the answer is warned with, one line; empty: nothing.
  QString comparedPath;   ///< Of the answer of before, whose place the first answer takes; empty: none.
  double threshold = 0.5; ///< That regions are counted and both answers are compared at.

  /// Reads the file of what was taught elsewhere. Throws: as engine::readConceptFile.
  engine::QuestionScope scope() const;
};

/// How the questions ended.
struct QueryOutcome {
  enum class Status { Answered, Cancelled, Failed };

  Status status = Status::Cancelled;
  QString error;                             ///< One line, when it failed.
  std::vector<engine::EngineAnswer> answers; ///< One for each when they were answered.
  std::optional<double> changedShare;        ///< As raster::changedShare, where there is an answer of before.
};

/// Answers questions in a worker thread, in one pass over the image.
///
/// Result files that nobody takes the outcome of are removed with the task.
/// Threads: made and asked on the main thread.
class QueryTask final : public task::AwaitedTask {
  Q_OBJECT

public:
  /// The task is cancelled when `layer` is about to be removed.
  QueryTask(QueryRequest request, QgsRasterLayer &layer, std::shared_ptr<engine::EngineHost> host);
  ~QueryTask() override;

  void cancel() override;
  /// Ends the run soon; what is answered by then is its answer.
  void stopAndKeep();

  /// What came out; the result files are the caller's from now on.
  QueryOutcome takeOutcome();
  const QueryRequest &request() const { return mRequest; }

protected:
  bool work() override;
  void release() override;

private:
  void answer();
  void compare();

  QueryRequest mRequest;
  std::shared_ptr<engine::EngineHost> mHost;
  std::atomic<bool> mKeepPart{false};
  Feedback mFeedback;
  QueryOutcome mOutcome;
  bool mTaken = false;
};

} // namespace xemap::questions
