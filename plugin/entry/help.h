// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

namespace xemap::entry {

/// Shows what the dock's parts do and where results go, in QGIS's own viewer.
void showHelp();

} // namespace xemap::entry
