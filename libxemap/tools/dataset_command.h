// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace xemap::tools {

/// Adds `dataset` with its subcommands; sets `action` to what the chosen one does. The action returns the exit code.
void registerDataset(CLI::App &root, std::function<int()> &action);

} // namespace xemap::tools
