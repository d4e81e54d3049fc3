// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "xemap/raster/raster_source.h"

namespace xemap::raster {

/// Bands to read as red, green and blue. Units: 1-based band numbers.
using BandChoice = std::array<int, 3>;

/// What the one who asks says of a raster, against what it says of itself or would be taken for.
struct ReadChoice {
  std::optional<BandChoice> bands; ///< None: what the file tells of its bands.
  bool onlyDeclared = false;       ///< Collars and fillings that the file does not declare are data.
};

/// Opens a raster GDAL can read.
///
/// Bands, what is data and how samples are scaled: docs/rasters.md. Every choice that is not obvious is said in
/// `info().warnings`. Palette rasters are read as colours. GCP-only and RPC-only rasters stay in pixel coordinates, and
/// say so. Reading goes through the coarsest overview that is no coarser than asked for. Beyond the raster the nearest
/// pixel is repeated, invalid.
/// Throws: NotFound, Unreadable, Unsupported (complex samples, no bands), InvalidArgument (band out of range), each
/// naming the file. `layerName` is what it is called beside its path, for RasterInfo::origin; may be empty.
std::unique_ptr<RasterSource> openRaster(const std::string &path, const ReadChoice &choice = {},
                                         const std::string &layerName = {});

} // namespace xemap::raster
