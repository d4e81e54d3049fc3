// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/task/awaited_task.h"

#include "plugin_info.h"

#include <qgsmessagelog.h>

#include <chrono>

namespace xemap::task {

namespace {

// Work stops within a tile, a tensor or a group of outlines; a service that does not answer must not hang QGIS.
constexpr int longestWaitMs = 10000;

} // namespace

bool AwaitedTask::waitForWork(int milliseconds) {
  std::unique_lock<std::mutex> lock(mWorkMutex);
  if (mWorkState == WorkState::NotStarted)
    mWorkState = WorkState::Done;
  return mWorkChanged.wait_for(lock, std::chrono::milliseconds(milliseconds),
                               [this] { return mWorkState == WorkState::Done; });
}

void AwaitedTask::stopFor(const QObject &owner) {
  disconnect(&owner);
  cancel();
  if (!waitForWork(longestWaitMs))
    QgsMessageLog::logMessage(tr("'%1' is taking long to stop; it goes on stopping by itself.").arg(description()),
                              QString::fromUtf8(plugin::pluginName), Qgis::MessageLevel::Warning);
}

bool AwaitedTask::run() {
  {
    const std::lock_guard<std::mutex> lock(mWorkMutex);
    if (mWorkState == WorkState::Done)
      return false;
    mWorkState = WorkState::Working;
  }
  const bool succeeded = work();
  const std::lock_guard<std::mutex> lock(mWorkMutex);
  release();
  mWorkState = WorkState::Done;
  mWorkChanged.notify_all();
  return succeeded;
}

void AwaitedTask::finished(bool /*result*/) {
  Q_EMIT ended();
}

} // namespace xemap::task
