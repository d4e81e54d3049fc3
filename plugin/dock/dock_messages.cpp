// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/dock/dock_messages.h"

#include "plugin/dock/query_dock.h"
#include "plugin/help/diagnostics.h"
#include "plugin/help/message_tag.h"
#include "ui/widgets/query_dock_content.h"

#include <qgisinterface.h>
#include <qgsmessagebar.h>
#include <qgsmessagelog.h>

namespace xemap::dock {

void DockMessages::showFailure(const QString &message) const {
  mDock.content().showError(message);
  // Who closed the dock would not see it there.
  if (!mDock.isUserVisible())
    help::pushFailure(mInterface, message);
  else
    QgsMessageLog::logMessage(message, help::messageTag(), Qgis::MessageLevel::Critical, false);
}

void DockMessages::showWarnings(const QStringList &warnings) const {
  if (warnings.isEmpty())
    return;
  for (const QString &warning : warnings)
    QgsMessageLog::logMessage(warning, help::messageTag(), Qgis::MessageLevel::Warning, false);
  mInterface.messageBar()->pushMessage(help::messageTag(), warnings.first(), warnings.join(QLatin1Char('\n')),
                                       Qgis::MessageLevel::Warning);
}

} // namespace xemap::dock
