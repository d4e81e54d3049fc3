// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/library_versions.h"

#include <gdal.h>
#include <proj.h>

namespace xemap::raster {

LibraryVersions libraryVersions() {
  return {GDALVersionInfo("RELEASE_NAME"), proj_info().version};
}

} // namespace xemap::raster
