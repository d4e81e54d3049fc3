// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "xemap/infer/engine.h"
#include "xemap/raster/raster_source.h"

namespace xemap::tools {

/// What shows what is meant, and what is not: boxes, points, WKT or vector sources, as raster::outlinesOf reads them.
struct ExampleArguments {
  std::vector<std::string> like;
  std::vector<std::string> unlike;

  bool empty() const { return like.empty() && unlike.empty(); }
};

/// The options --like and --unlike.
void addExampleOptions(CLI::App &command, ExampleArguments &arguments);

/// The examples on a raster. `crs` is that of boxes, points and WKT; absent: the raster's.
///
/// Throws: as raster::outlinesOf.
std::vector<infer::Example> examplesFor(const ExampleArguments &arguments, const std::optional<std::string> &crs,
                                        const raster::RasterInfo &raster);

} // namespace xemap::tools
