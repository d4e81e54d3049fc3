// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace xemap {
class Feedback;
}

namespace xemap::raster {

/// How probabilities are combined, as fuzzy sets are.
enum class Combination {
  And, ///< The least of them.
  Or,  ///< The greatest of them.
  Not  ///< 1 - p, of one raster.
};

/// Writes the combination of probability rasters that share a grid, as createGeoTiffSink writes them: nodata where any
/// of them has none, the expressions joined in brackets, the provenance of all.
///
/// Memory is that of a row of blocks of each raster. Returns false, leaving nothing behind, when cancelled.
/// Throws: NotFound, Unreadable, Unwritable; InvalidArgument (not one raster for Not, fewer than two otherwise, grids
/// that differ).
bool combineProbabilities(const std::vector<std::string> &probabilityPaths, Combination combination,
                          const std::string &combinedPath, Feedback &feedback);

} // namespace xemap::raster
