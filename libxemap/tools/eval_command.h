// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace xemap::tools {

/// Adds `xemap eval` to the command line; `action` is set when it is chosen and returns the exit code.
void registerEval(CLI::App &root, std::function<int()> &action);

} // namespace xemap::tools
