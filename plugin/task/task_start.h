// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

class QgsTask;

namespace xemap::task {

/// Hands a task to the task manager of QGIS, in the next turn of the main thread's event loop.
///
/// The manager keeps the address of each task's runnable after the runnable has run and is gone, until the main thread
/// hears of the task's end; hearing of it, it takes what lies at that address out of the queue. A task added in the
/// meantime may have its runnable there, and is never run (https://github.com/qgis/QGIS/issues/53806). So the manager
/// is let hear of all ends first, and not while it tells one.
///
/// A task cancelled before its turn ends without having been in the manager; an AwaitedTask tells that as any other
/// end.
///
/// Threads: called on the main thread.
void start(QgsTask *task);

} // namespace xemap::task
