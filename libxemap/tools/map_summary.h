// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "map_job.h"
#include "xemap/infer/engine.h"
#include "xemap/raster/analysis_grid.h"

namespace xemap::tools {

/// Everything a finished run knows of itself.
struct MapResult {
  infer::ModelInfo model;
  raster::AnalysisGrid grid;
  std::vector<std::string> input; ///< How the raster was read, as raster::RasterInfo has it.
  infer::MapSummary summary;
  infer::ExpressionReading reading;
  std::optional<std::int64_t> regions; ///< At the threshold; only where the expression asks how many.
  std::int64_t pixelsAtThreshold = 0;  ///< Pixels whose probability is at or above the threshold.
};

/// What `xemap map --json` prints; see docs/command-line.md for the fields.
nlohmann::ordered_json mapSummaryJson(const MapArguments &arguments, const MapResult &result);

} // namespace xemap::tools
