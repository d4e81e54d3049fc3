// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace xemap::tools {

/// Adds `model import` and `model embed` to the command `model`; parsing one of them sets `action` to what it does.
void registerModelImport(CLI::App &model, std::function<int()> &action);

} // namespace xemap::tools
