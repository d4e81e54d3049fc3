// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace xemap::dock {
class QueryDock;
}

namespace xemap::questions {

/// Says in the dock what an expression is taken for, while it is typed and without the engine.
///
/// Threads: the main thread.
class ReadingPreview final : public QObject {
  Q_OBJECT

public:
  /// `dock` outlives this.
  explicit ReadingPreview(dock::QueryDock &dock);

private:
  void show();

  dock::QueryDock &mDock;
  QString mExpression;
  QTimer mPause; ///< Who is typing is left alone.
};

/// What an expression is read as, in one line; empty where that is the expression itself, or nothing.
QString readingOf(const QString &expression);

} // namespace xemap::questions
