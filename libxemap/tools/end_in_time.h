// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

namespace xemap {
class Feedback;
}

namespace xemap::tools {

class TerminalProgress;

/// Sees to it that a process that is cancelled ends soon, with nothing left behind.
///
/// Everything here ends by itself as soon as it is asked to. What other libraries do cannot always be asked: a block
/// that is decoded, an index that is built, a model that is loaded. A process that is still there a moment after a
/// cancel ends where it is.
class EndInTime {
public:
  EndInTime(const Feedback &feedback, const TerminalProgress &progress);
  ~EndInTime();
  EndInTime(const EndInTime &) = delete;
  EndInTime &operator=(const EndInTime &) = delete;

  /// From now on the process ends by itself: outputs are about to be put in place. Returns false when it was cancelled.
  bool standDown();

private:
  void watch();

  const Feedback &mFeedback;
  const TerminalProgress &mProgress;
  std::mutex mMutex;
  std::condition_variable mChanged;
  bool mStoodDown = false;
  std::thread mThread;
};

} // namespace xemap::tools
