// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

class QWidget;

namespace xemap::help {

/// Shows the guide in a window of the parent's, once; where it is not installed, what the dock's parts do, in QGIS's
/// own viewer.
void showHelp(QWidget &parent);

} // namespace xemap::help
