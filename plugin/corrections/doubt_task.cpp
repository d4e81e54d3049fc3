// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/corrections/doubt_task.h"

#include "plugin/engine/questions.h"
#include "plugin/task/problem_text.h"

#include <qgsrasterlayer.h>

#include <utility>

namespace xemap::corrections {

DoubtTask::DoubtTask(questions::QueryRequest request, QgsRasterLayer &layer, std::shared_ptr<engine::EngineHost> host)
    : task::AwaitedTask(tr("XeMap: next doubtful place"), QgsTask::CanCancel | QgsTask::CancelWithoutPrompt),
      mRequest(std::move(request)), mHost(std::move(host)),
      mFeedback([this](double fraction) { setProgress(100.0 * fraction); }) {
  setDependentLayers({&layer});
}

void DoubtTask::cancel() {
  mFeedback.cancel();
  {
    const std::lock_guard<std::mutex> lock(workMutex());
    if (mRequest.raster)
      mRequest.raster->cancel();
  }
  QgsTask::cancel();
}

bool DoubtTask::work() {
  try {
    const engine::Lesson lesson{mRequest.expressions.first().toStdString(), mRequest.modelDirectory, mRequest.scope()};
    const std::unique_ptr<raster::RasterSource> source = mRequest.raster->open();
    mPlace = engine::doubtfulPlaceAfter(*mHost, lesson, *source, mFeedback);
  } catch (...) {
    if (!mFeedback.isCancelled())
      mError = task::problemText(tr("There is not enough memory to look for doubtful places."),
                                 tr("The engine failed without saying why."));
  }
  return mPlace.has_value();
}

void DoubtTask::release() {
  // The snapshot's provider belongs to this thread by now, and must end in it.
  mRequest.raster.reset();
}

} // namespace xemap::corrections
