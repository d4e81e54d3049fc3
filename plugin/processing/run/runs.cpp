// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/processing/run/runs.h"

#include "plugin/processing/run/watched_feedback.h"

#include <chrono>

namespace xemap::processing {

void Runs::add(WatchedFeedback &run) {
  const std::lock_guard<std::mutex> lock(mMutex);
  mRunning.insert(&run);
}

void Runs::remove(WatchedFeedback &run) {
  const std::lock_guard<std::mutex> lock(mMutex);
  mRunning.erase(&run);
  mRemoved.notify_all();
}

bool Runs::end(int milliseconds) {
  std::unique_lock<std::mutex> lock(mMutex);
  for (WatchedFeedback *run : mRunning)
    run->cancel();
  return mRemoved.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return mRunning.empty(); });
}

} // namespace xemap::processing
