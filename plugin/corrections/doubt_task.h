// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/questions/query_task.h"
#include "plugin/task/awaited_task.h"
#include "xemap/base/feedback.h"

#include <memory>
#include <optional>

class QgsRasterLayer;

namespace xemap::corrections {

/// Looks in a worker thread for the place where an answer would teach most.
///
/// Threads: made and asked on the main thread.
class DoubtTask final : public task::AwaitedTask {
  Q_OBJECT

public:
  /// The request is about one expression. The task is cancelled when `layer` is about to be removed.
  DoubtTask(questions::QueryRequest request, QgsRasterLayer &layer, std::shared_ptr<engine::EngineHost> host);

  void cancel() override;

  /// In map units of the layer; none: there is none, or the search came to nothing.
  const std::optional<infer::DoubtfulPlace> &place() const { return mPlace; }
  /// One line, when it failed.
  const QString &error() const { return mError; }

protected:
  bool work() override;
  void release() override;

private:
  questions::QueryRequest mRequest;
  std::shared_ptr<engine::EngineHost> mHost;
  Feedback mFeedback;
  std::optional<infer::DoubtfulPlace> mPlace;
  QString mError;
};

} // namespace xemap::corrections
