// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace xemap::tools {

/// Adds `identify`: what else a place may be; sets `action` when it is chosen. The action returns the exit code.
void registerIdentify(CLI::App &root, std::function<int()> &action);

} // namespace xemap::tools
