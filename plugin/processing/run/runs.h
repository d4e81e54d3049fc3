// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <set>

namespace xemap::processing {

class WatchedFeedback;

/// The algorithms that work right now, so that unloading the plugin can end them.
///
/// Threads: any.
class Runs {
public:
  void add(WatchedFeedback &run);
  void remove(WatchedFeedback &run);

  /// Cancels all and waits for their ends; false when `milliseconds` were not enough.
  bool end(int milliseconds);

private:
  std::mutex mMutex;
  std::condition_variable mRemoved;
  std::set<WatchedFeedback *> mRunning;
};

} // namespace xemap::processing
