// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::tools {

/// Prints `xemap: ` and the message as exactly one line on stderr, whatever the message holds.
void printLine(const std::string &message);

} // namespace xemap::tools
