// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/help/recent_messages.h"

#include <QString>

class QAction;
class QgisInterface;

namespace xemap::help {

/// A report for those who help: versions, machine, models, settings, recent runs and errors. In English, whatever the
/// language of QGIS; the home folder is written as ~.
QString diagnosticsText(const RecentMessages &recent);

/// The action that puts the report on the clipboard and says so; a child of the main window, in no menu.
///
/// `recent` outlives it.
QAction *makeDiagnosticsAction(QgisInterface &interface, const RecentMessages &recent);

/// Logs a failure and shows it above the map, with a button for the report.
void pushFailure(QgisInterface &interface, const QString &message);

} // namespace xemap::help
