// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/task/awaited_task.h"

#include <chrono>

namespace xemap::task {

bool AwaitedTask::waitForWork(int milliseconds) {
  std::unique_lock<std::mutex> lock(mWorkMutex);
  if (mWorkState == WorkState::NotStarted)
    mWorkState = WorkState::Done;
  return mWorkChanged.wait_for(lock, std::chrono::milliseconds(milliseconds),
                               [this] { return mWorkState == WorkState::Done; });
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
