// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/models/import_task.h"

#include "plugin/task/problem_text.h"

namespace xemap::models {

ImportTask::ImportTask(importer::ImportRequest request, ImportFunction import)
    : task::AwaitedTask(tr("XeMap: importing %1").arg(QString::fromStdString(request.name)), QgsTask::CanCancel),
      mRequest(std::move(request)), mImport(std::move(import)),
      mFeedback([this](double fraction) { setProgress(100.0 * fraction); }) {}

void ImportTask::cancel() {
  mFeedback.cancel();
  QgsTask::cancel();
}

bool ImportTask::work() {
  using Status = ImportOutcome::Status;
  mOutcome.status = Status::Failed;
  try {
    auto imported = mImport(mRequest, mFeedback);
    mOutcome.status = imported ? Status::Imported : Status::Cancelled;
    if (imported)
      mOutcome.model = std::move(*imported);
  } catch (...) {
    mOutcome.error = task::problemText(tr("There is not enough memory to import this checkpoint."),
                                       tr("The import failed without saying why."));
  }
  return mOutcome.status == Status::Imported;
}

} // namespace xemap::models
