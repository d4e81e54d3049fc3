// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace xemap::plugin_tests {

/// Starts a run that would not end by itself and quits in the middle of it.
///
/// `way` is "asked" (exit blockers, then unload, as QGIS quits) or "sudden" (nobody tells the plugin).
/// Returns 0 when the run was under way and the way out is clear; the process itself must then end without a crash.
int quitInFlight(const QString &way);

} // namespace xemap::plugin_tests
