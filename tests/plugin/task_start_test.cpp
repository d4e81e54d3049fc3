// SPDX-License-Identifier: GPL-2.0-or-later
// Tasks that are started while others end: each is run once and tells its end once.
#include "plugin/task/task_start.h"

#include "plugin/task/awaited_task.h"
#include "tests/plugin/small_host.h"

#include <QCoreApplication>
#include <gtest/gtest.h>

#include <atomic>

namespace xemap::plugin_tests {

namespace {

std::atomic<int> worked{0};

/// Work of no time, as that of outlines that were read before.
class ShortTask final : public task::AwaitedTask {
public:
  using AwaitedTask::AwaitedTask;

private:
  bool work() override {
    ++worked;
    return true;
  }
};

/// Starts `left` tasks one after the other, each when the one before has told its end.
void startChain(int left, int &ended) {
  auto *task = new ShortTask(QStringLiteral("short"));
  QObject::connect(task, &task::AwaitedTask::ended, [left, &ended] {
    ++ended;
    if (left > 1)
      startChain(left - 1, ended);
  });
  task::start(task);
}

} // namespace

TEST(TaskStart, NoTaskIsLostWhereOthersEnd) {
  constexpr int chains = 4;
  constexpr int length = 500;
  worked = 0;
  int ended = 0;
  for (int i = 0; i < chains; ++i)
    startChain(length, ended);
  EXPECT_TRUE(tasksEnd([&] { return ended == chains * length; })) << ended << " tasks have ended";
  EXPECT_EQ(worked, chains * length);
}

TEST(TaskStart, TaskCancelledBeforeItsTurnTellsItsEndOnce) {
  worked = 0;
  int ended = 0;
  bool isDeleted = false;
  startChain(1, ended);
  auto *task = new ShortTask(QStringLiteral("cancelled"));
  QObject::connect(task, &task::AwaitedTask::ended, [&] { ++ended; });
  QObject::connect(task, &QObject::destroyed, [&] { isDeleted = true; });
  task::start(task);
  task->cancel();
  EXPECT_TRUE(task->waitForWork(0));
  EXPECT_TRUE(tasksEnd([&] { return isDeleted; }));
  EXPECT_EQ(ended, 2);
  EXPECT_EQ(worked, 1);
}

TEST(TaskStart, StoppedTaskDoesNoWorkAndTellsNothing) {
  worked = 0;
  const QObject owner;
  bool isTold = false;
  auto *task = new ShortTask(QStringLiteral("stopped"));
  QObject::connect(task, &task::AwaitedTask::ended, &owner, [&] { isTold = true; });
  task::start(task);
  task->stopFor(owner);
  EXPECT_TRUE(tasksEnd());
  QCoreApplication::processEvents();
  EXPECT_EQ(worked, 0);
  EXPECT_FALSE(isTold);
}

} // namespace xemap::plugin_tests
