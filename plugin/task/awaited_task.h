// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <qgstaskmanager.h>

#include <condition_variable>
#include <mutex>

namespace xemap::task {

/// A task whose work others can wait for, as they must before what it works with goes away.
///
/// Threads: made and asked on the main thread.
class AwaitedTask : public QgsTask {
  Q_OBJECT

public:
  using QgsTask::QgsTask;

  /// Waits until no work is done any more and none will be; false when `milliseconds` were not enough.
  bool waitForWork(int milliseconds);
  /// Cancels, tells `owner` nothing more, and waits until nothing is worked with any more; work that does not stop is
  /// logged.
  void stopFor(const QObject &owner);

Q_SIGNALS:
  /// The work was done, failed or was cancelled; on the main thread, exactly once.
  void ended();

protected:
  bool run() final;
  void finished(bool result) final;

  /// The work itself, in the worker; false when it came to nothing. Throws nothing.
  virtual bool work() = 0;
  /// Lets go of what belongs to the worker's thread; called in it after work(), and with the lock held.
  virtual void release() {}

  /// Guards what the main thread touches while the worker works.
  std::mutex &workMutex() { return mWorkMutex; }

private:
  enum class WorkState { NotStarted, Working, Done };

  std::mutex mWorkMutex;
  std::condition_variable mWorkChanged;
  WorkState mWorkState = WorkState::NotStarted;
};

} // namespace xemap::task
