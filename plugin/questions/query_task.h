// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/engine/questions.h"
#include "plugin/questions/request_task.h"

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace xemap::questions {

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
class QueryTask final : public RequestTask {
  Q_OBJECT

public:
  /// As RequestTask.
  QueryTask(QueryRequest request, QgsRasterLayer &layer, std::shared_ptr<engine::EngineHost> host);
  ~QueryTask() override;

  void cancel() override;
  /// Ends the run soon; what is answered by then is its answer.
  void stopAndKeep();

  /// What came out; the result files are the caller's from now on.
  QueryOutcome takeOutcome();

protected:
  bool work() override;

private:
  void answer();
  void compare();

  std::atomic<bool> mKeepPart{false};
  QueryOutcome mOutcome;
  bool mTaken = false;
};

} // namespace xemap::questions
