// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace xemap::tools {

/// Adds `from-instances`, `from-masks`, `mosaic` and `vocabulary` to `dataset`; each sets `action` to what it does when
/// chosen.
void registerDatasetBuilders(CLI::App &dataset, std::function<int()> &action);

} // namespace xemap::tools
