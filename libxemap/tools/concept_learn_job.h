// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "example_arguments.h"

namespace xemap::tools {

/// What `xemap concept learn` was asked for.
struct ConceptLearnArguments {
  std::vector<std::string> rasters;
  std::string output;
  std::string words; ///< Empty: none.
  ExampleArguments examples;
  std::optional<std::string> crs; ///< Of boxes, points and WKT; absent: each raster's.
  std::string before;             ///< A concept file that is learned on; empty: none.
  std::optional<double> gsdMetres;
  std::string model;
  std::string name; ///< Empty: that of the file.
  std::string license;
  std::string author;
  bool places = true; ///< Keep where the examples lie.
  int threads = 0;
  bool json = false;
};

/// Learns a concept from all examples that lie in the rasters, one raster after the other, and writes it.
///
/// Returns the exit code: done, or cancelled by a signal.
/// Throws: Error, in terms of the arguments.
int runConceptLearn(const ConceptLearnArguments &arguments);

} // namespace xemap::tools
