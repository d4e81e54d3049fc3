// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/raster/regions.h"

namespace xemap::raster {

/// What writeRegions() does, into a file that nobody sees yet: no place is looked after. Failures name `shownPath`.
bool writeRegionFile(const std::string &probabilityPath, const std::string &filePath, const std::string &shownPath,
                     const RegionOptions &options, Feedback &feedback);

} // namespace xemap::raster
