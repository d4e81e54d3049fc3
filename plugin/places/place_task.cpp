// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/places/place_task.h"

#include "plugin/engine/questions.h"
#include "plugin/task/problem_text.h"

#include <utility>

namespace xemap::places {

PlaceTask::PlaceTask(questions::QueryRequest request, const raster::Point &where, QgsRasterLayer &layer,
                     std::shared_ptr<engine::EngineHost> host)
    : questions::RequestTask(tr("XeMap: what is here"), std::move(request), layer, std::move(host)), mWhere(where) {}

bool PlaceTask::work() {
  try {
    const std::unique_ptr<raster::RasterSource> source = request().raster->open();
    mPhrases = engine::phrasesAt(host(), request().topic(), mWhere, *source, feedback());
  } catch (...) {
    if (!feedback().isCancelled())
      mError = task::problemText(tr("There is not enough memory to say what is here."),
                                 tr("The engine failed without saying why."));
  }
  return mError.isEmpty();
}

} // namespace xemap::places
