// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/task/awaited_task.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/combined_probability.h"

#include <QStringList>

#include <optional>

namespace xemap::results {

/// Results to make one raster of.
struct CombineRequest {
  QStringList probabilityPaths;
  QStringList names; ///< Of what each shows.
  /// How probabilities are combined; none: a class map of what reaches the threshold.
  std::optional<raster::Combination> combination;
  double threshold = 0.5;
  QString resultPath; ///< Of the GeoTIFF to be written.
};

/// How the combining ended.
struct CombineOutcome {
  enum class Status { Made, Cancelled, Failed };

  Status status = Status::Cancelled;
  QString error; ///< One line, when it failed.
};

/// Combines probability rasters in a worker thread.
///
/// Threads: made and asked on the main thread.
class CombineTask final : public task::AwaitedTask {
  Q_OBJECT

public:
  explicit CombineTask(CombineRequest request);

  void cancel() override;

  const CombineOutcome &outcome() const { return mOutcome; }
  const CombineRequest &request() const { return mRequest; }

protected:
  bool work() override;

private:
  bool make();

  CombineRequest mRequest;
  Feedback mFeedback;
  CombineOutcome mOutcome;
};

} // namespace xemap::results
