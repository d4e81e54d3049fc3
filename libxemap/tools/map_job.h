// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "example_arguments.h"
#include "xemap/raster/analysis_grid.h"
#include "xemap/raster/gdal_source.h"

namespace xemap::tools {

/// What `xemap map` was asked for.
struct MapArguments {
  std::string raster;
  std::string expression;
  std::string language; ///< Code of the language of the expression; empty: by its words.
  std::string output;
  std::optional<std::string> mask;
  std::optional<std::string> regions;
  std::optional<std::string> points;
  double threshold = 0.5;
  std::optional<raster::MapBox> extent;
  std::optional<std::string> extentCrs; ///< Absent: that of the raster.
  ExampleArguments examples;            ///< CRS as `extent`.
  std::string conceptFile;              ///< A concept file that answers; empty: none.
  raster::ReadChoice read;
  std::optional<double> gsdMetres;
  std::string model;
  double minAreaM2 = 0.0;
  double simplifyMetres = 0.0;
  std::optional<int> threads; ///< Absent: what the machine has.
  std::optional<double> maxMemoryMb;
  bool json = false;
};

/// Answers the expression and writes the outputs, all or none; progress and warnings to stderr, the summary to stdout.
///
/// Returns the exit code: done, or cancelled by a signal.
/// Throws: Error, in terms of the arguments.
int runMap(const MapArguments &arguments);

} // namespace xemap::tools
