// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace xemap::tools {

/// Adds `model` with its subcommands list, info and verify; sets `action` to what the chosen one does. The action
/// returns the exit code.
void registerModel(CLI::App &root, std::function<int()> &action);

} // namespace xemap::tools
