// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/raster/geotiff_sink.h"

namespace xemap::raster {

/// What a raster of XeMap says of its origin; fields are empty where it says nothing.
///
/// Throws: NotFound, Unreadable, naming `path`.
Provenance readProvenance(const std::string &path);

} // namespace xemap::raster
