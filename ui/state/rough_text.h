// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace xemap::ui {

/// A time that is estimated, as exact as an estimate can be: "40 s", "3 min", "1 h 20 min".
QString roughDuration(double seconds);

/// An amount of memory that is estimated, such as "2.4 GB". Units: bytes; a GB has 1024 MB.
QString roughMemory(double bytes);

} // namespace xemap::ui
