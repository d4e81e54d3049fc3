// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::raster {

/// Where a raster is, as all may read it: a file with its whole path, or a URL without user, password and query, which
/// may hold keys; of a connection to a database or a service, what is no secret. Empty where nothing can be told.
///
/// `source` is as GDAL or a provider of QGIS takes it.
std::string publicSource(const std::string &source);

/// "name (publicSource)", or that of them which there is; as RasterInfo::origin.
std::string originOf(const std::string &source, const std::string &layerName);

} // namespace xemap::raster
