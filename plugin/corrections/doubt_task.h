// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/questions/request_task.h"

#include <memory>
#include <optional>

namespace xemap::corrections {

/// Looks in a worker thread for the place where an answer would teach most.
///
/// Threads: made and asked on the main thread.
class DoubtTask final : public questions::RequestTask {
  Q_OBJECT

public:
  /// The request is about one expression; else as RequestTask.
  DoubtTask(questions::QueryRequest request, QgsRasterLayer &layer, std::shared_ptr<engine::EngineHost> host);

  /// In map units of the layer; none: there is none, or the search came to nothing.
  const std::optional<infer::DoubtfulPlace> &place() const { return mPlace; }
  /// One line, when it failed.
  const QString &error() const { return mError; }

protected:
  bool work() override;

private:
  std::optional<infer::DoubtfulPlace> mPlace;
  QString mError;
};

} // namespace xemap::corrections
