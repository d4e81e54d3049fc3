// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/help/recent_messages.h"

#include "plugin_info.h"

#include <qgsapplication.h>
#include <qgsmessagelog.h>

#include <algorithm>

namespace xemap::help {

RecentMessages::RecentMessages(QObject *parent) : QObject(parent) {
  using Received = void (QgsMessageLog::*)(const QString &, const QString &, Qgis::MessageLevel);
  connect(QgsApplication::messageLog(), static_cast<Received>(&QgsMessageLog::messageReceived), this,
          &RecentMessages::take);
}

QString RecentMessages::lastError() const {
  const auto last = std::find_if(mMessages.rbegin(), mMessages.rend(),
                                 [](const Message &message) { return message.level == Qgis::MessageLevel::Critical; });
  return last == mMessages.rend() ? QString() : last->text;
}

void RecentMessages::take(const QString &text, const QString &tag, Qgis::MessageLevel level) {
  if (tag != QString::fromUtf8(plugin::pluginName))
    return;
  mMessages << Message{QDateTime::currentDateTime(), level, text};
  while (mMessages.size() > most)
    mMessages.removeFirst();
}

} // namespace xemap::help
