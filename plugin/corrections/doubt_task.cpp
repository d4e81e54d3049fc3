// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/corrections/doubt_task.h"

#include "plugin/engine/questions.h"
#include "plugin/task/problem_text.h"

#include <utility>

namespace xemap::corrections {

DoubtTask::DoubtTask(questions::QueryRequest request, QgsRasterLayer &layer, std::shared_ptr<engine::EngineHost> host)
    : questions::RequestTask(tr("XeMap: next doubtful place"), std::move(request), layer, std::move(host)) {}

bool DoubtTask::work() {
  try {
    const std::unique_ptr<raster::RasterSource> source = request().raster->open();
    mPlace = engine::doubtfulPlaceAfter(host(), request().topic(), *source, feedback());
  } catch (...) {
    if (!feedback().isCancelled())
      mError = task::problemText(tr("There is not enough memory to look for doubtful places."),
                                 tr("The engine failed without saying why."));
  }
  return mPlace.has_value();
}

} // namespace xemap::corrections
