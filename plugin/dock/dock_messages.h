// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QStringList>

class QgisInterface;

namespace xemap::dock {

class QueryDock;

/// Tells the analyst, and the log, what went wrong with what the dock was asked for.
///
/// Threads: the main thread.
class DockMessages final {
public:
  /// The references outlive this.
  DockMessages(QgisInterface &interface, QueryDock &dock) : mInterface(interface), mDock(dock) {}

  /// In the dock; above the map as well where the dock is not to be seen. Units: one line.
  void showFailure(const QString &message) const;
  /// Above the map, the first of them in sight. Units: one line each.
  void showWarnings(const QStringList &warnings) const;

private:
  QgisInterface &mInterface;
  QueryDock &mDock;
};

} // namespace xemap::dock
