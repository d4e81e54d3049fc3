// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace xemap {

/// What formats and programs put beside a file and read as a part of it: statistics, overviews, masks, world files,
/// journals, the parts of a Shapefile; whether they are there or not.
///
/// Source: the drivers of GDAL and OGR; SQLite's file names.
std::vector<std::string> siblingsOf(const std::string &path);

} // namespace xemap
