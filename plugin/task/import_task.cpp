// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/task/import_task.h"

#include <new>

namespace xemap::task {

ImportTask::ImportTask(importer::ImportRequest request, ImportFunction import)
    : AwaitedTask(tr("XeMap: importing %1").arg(QString::fromStdString(request.name)), QgsTask::CanCancel),
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
  } catch (const std::bad_alloc &) {
    mOutcome.error = tr("There is not enough memory to import this checkpoint.");
  } catch (const std::exception &problem) {
    mOutcome.error = QString::fromUtf8(problem.what());
  } catch (...) {
    mOutcome.error = tr("The import failed without saying why.");
  }
  return mOutcome.status == Status::Imported;
}

} // namespace xemap::task
