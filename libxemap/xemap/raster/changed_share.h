// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::raster {

/// The share of pixels that one of two probability rasters on one grid has at or above the threshold and the other
/// below it, of those that both answer.
///
/// Units: [0,1], 0 where no pixel is answered by both.
/// Throws: NotFound, Unreadable; InvalidArgument where the grids differ.
double changedShare(const std::string &probabilityPath, const std::string &otherPath, double threshold);

} // namespace xemap::raster
