// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace xemap::tools {

/// Adds `concept` with `learn`, `apply`, `show` and `eval`; sets `action` to the one chosen. The action returns the
/// exit code.
void registerConcept(CLI::App &root, std::function<int()> &action);

} // namespace xemap::tools
