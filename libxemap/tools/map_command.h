// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace xemap::tools {

struct MapArguments;

/// The options of `map`: outputs, place, examples, model, limits.
void addMapOptions(CLI::App &command, MapArguments &arguments);

/// What the options have to do with each other. Throws: CLI::RequiresError.
void checkMapOptions(const MapArguments &arguments);

/// Adds `map`, which answers one expression over one raster; sets `action` to it. The action returns the exit code.
void registerMap(CLI::App &root, std::function<int()> &action);

} // namespace xemap::tools
