// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/results/combine_task.h"

#include "plugin/task/problem_text.h"
#include "xemap/raster/class_map.h"

namespace xemap::results {

namespace {

std::vector<std::string> standardStrings(const QStringList &texts) {
  std::vector<std::string> strings;
  for (const QString &text : texts)
    strings.push_back(text.toStdString());
  return strings;
}

} // namespace

CombineTask::CombineTask(CombineRequest request)
    : task::AwaitedTask(tr("XeMap: %1").arg(request.names.join(tr(", "))),
                        QgsTask::CanCancel | QgsTask::CancelWithoutPrompt),
      mRequest(std::move(request)), mFeedback([this](double fraction) { setProgress(100.0 * fraction); }) {}

void CombineTask::cancel() {
  mFeedback.cancel();
  QgsTask::cancel();
}

bool CombineTask::work() {
  using Status = CombineOutcome::Status;
  mOutcome.status = Status::Failed;
  try {
    mOutcome.status = make() ? Status::Made : Status::Cancelled;
  } catch (...) {
    mOutcome.error = task::problemText(tr("There is not enough memory to combine these maps."),
                                       tr("Combining the maps failed without saying why."));
  }
  return mOutcome.status == Status::Made;
}

bool CombineTask::make() {
  const std::vector<std::string> paths = standardStrings(mRequest.probabilityPaths);
  const std::string result = mRequest.resultPath.toStdString();
  if (mRequest.combination)
    return raster::combineProbabilities(paths, *mRequest.combination, result, mFeedback);
  return raster::writeClassMap(paths, standardStrings(mRequest.names), mRequest.threshold, result, mFeedback);
}

} // namespace xemap::results
