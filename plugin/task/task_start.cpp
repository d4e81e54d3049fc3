// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/task/task_start.h"

#include "plugin/task/awaited_task.h"

#include <QCoreApplication>
#include <qgsapplication.h>
#include <qgstaskmanager.h>

namespace xemap::task {

namespace {

void add(QgsTask *task) {
  QgsTaskManager *manager = QgsApplication::taskManager();
  const QList<QgsTask *> tasks = manager->tasks();
  for (QgsTask *other : tasks)
    QCoreApplication::sendPostedEvents(other, QEvent::MetaCall);
  if (task->status() == QgsTask::Terminated) {
    if (auto *awaited = qobject_cast<AwaitedTask *>(task))
      Q_EMIT awaited->ended();
    task->deleteLater();
    return;
  }
  task->setParent(nullptr);
  manager->addTask(task);
}

} // namespace

void start(QgsTask *task) {
  // Whatever happens until then, somebody owns it.
  task->setParent(QgsApplication::taskManager());
  QMetaObject::invokeMethod(
      task, [task] { add(task); }, Qt::QueuedConnection);
}

} // namespace xemap::task
