// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/questions/request_task.h"

#include "plugin/engine/concept_file.h"

#include <qgsrasterlayer.h>

#include <utility>

namespace xemap::questions {

engine::QuestionScope QueryRequest::scope() const {
  return {raster->key(), extent, gsdMetres, examples,
          conceptPath.isEmpty() ? nullptr : engine::readConceptFile(conceptPath)};
}

RequestTask::RequestTask(const QString &description, QueryRequest &&request, QgsRasterLayer &layer,
                         std::shared_ptr<engine::EngineHost> host)
    // A question is soon asked again: neither quitting nor closing the project should stop to ask about it.
    : task::AwaitedTask(description, QgsTask::CanCancel | QgsTask::CancelWithoutPrompt), mRequest(std::move(request)),
      mHost(std::move(host)), mFeedback([this](double fraction) { setProgress(100.0 * fraction); }) {
  setDependentLayers({&layer});
}

void RequestTask::cancel() {
  mFeedback.cancel();
  {
    const std::lock_guard<std::mutex> lock(workMutex());
    if (mRequest.raster)
      mRequest.raster->cancel();
  }
  QgsTask::cancel();
}

void RequestTask::release() {
  // The snapshot's provider belongs to this thread by now, and must end in it.
  mRequest.raster.reset();
}

} // namespace xemap::questions
