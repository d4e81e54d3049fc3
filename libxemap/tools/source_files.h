// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace xemap::tools {

/// The files of a disk that GDAL reads when it opens a raster or a vector source: itself, sidecars, the sources of a
/// virtual raster, the archive that it lies in. Empty when it cannot be opened.
std::vector<std::string> filesOfSource(const std::string &path);

} // namespace xemap::tools
