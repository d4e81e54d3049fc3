// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin_info.h"

#include <QString>

namespace xemap::help {

/// What messages in the bar and the log are headed with.
inline QString messageTag() {
  return QString::fromUtf8(plugin::pluginName);
}

} // namespace xemap::help
