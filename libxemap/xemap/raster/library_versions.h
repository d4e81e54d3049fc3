// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::raster {

/// Versions of the libraries that rasters and coordinates go through, as they are loaded.
struct LibraryVersions {
  std::string gdal;
  std::string proj;
};

LibraryVersions libraryVersions();

} // namespace xemap::raster
