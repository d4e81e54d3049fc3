// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/raster/derived_outputs.h"

namespace xemap::raster {

/// What writeRegions() does, into a file that nobody sees yet: no place is looked after. Failures name `shownPath`.
bool writeRegionFile(const std::string &probabilityPath, const std::string &filePath, const std::string &shownPath,
                     const RegionOptions &options, RegionGeometry geometry, Feedback &feedback);

} // namespace xemap::raster
