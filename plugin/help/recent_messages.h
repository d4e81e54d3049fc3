// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>
#include <qgis.h>

namespace xemap::help {

/// What XeMap wrote to QGIS's message log lately: runs, warnings and errors.
///
/// Threads: the main thread; messages may come from any.
class RecentMessages final : public QObject {
  Q_OBJECT

public:
  struct Message {
    QDateTime time;
    Qgis::MessageLevel level;
    QString text;
  };

  static constexpr int most = 30;

  explicit RecentMessages(QObject *parent = nullptr);

  /// Oldest first.
  const QList<Message> &messages() const { return mMessages; }
  /// The last that tells of a failure; empty: there was none.
  QString lastError() const;

private:
  void take(const QString &text, const QString &tag, Qgis::MessageLevel level);

  QList<Message> mMessages;
};

} // namespace xemap::help
