// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace xemap::tools {

/// Adds `pack` to `dataset`; sets `action` to it when chosen. The action returns the exit code.
void registerDatasetPack(CLI::App &dataset, std::function<int()> &action);

} // namespace xemap::tools
