// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::tools {

/// What `xemap bench` was asked for.
struct BenchArguments {
  std::string raster; ///< Empty: the demo scene.
  std::string expression = "residential blocks";
  std::string model;
  int threads = 0; ///< 0: what the machine has.
  int sizePx = 4096;
  int repeats = 5;
  std::string json; ///< Empty: none.
};

/// Measures the engine and prints the figures.
///
/// Returns the exit code: done, or cancelled by a signal.
/// Throws: Error, in terms of the arguments.
int runBench(const BenchArguments &arguments);

} // namespace xemap::tools
