// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/questions/request_task.h"

#include <memory>
#include <vector>

namespace xemap::places {

/// Asks in a worker thread what else a place may be.
///
/// Threads: made and asked on the main thread.
class PlaceTask final : public questions::RequestTask {
  Q_OBJECT

public:
  /// The request is about one expression, `where` in map units of the layer; else as RequestTask.
  PlaceTask(questions::QueryRequest request, const raster::Point &where, QgsRasterLayer &layer,
            std::shared_ptr<engine::EngineHost> host);

  /// As infer::Engine::identify.
  const std::vector<infer::PhraseShare> &phrases() const { return mPhrases; }
  /// One line, when it failed.
  const QString &error() const { return mError; }

protected:
  bool work() override;

private:
  raster::Point mWhere;
  std::vector<infer::PhraseShare> mPhrases;
  QString mError;
};

} // namespace xemap::places
