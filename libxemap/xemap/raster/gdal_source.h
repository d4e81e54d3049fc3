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

/// Opens a raster GDAL can read.
///
/// Without `bands`: bands marked red, green and blue by colour interpretation; else the first three where there are
/// three or more beside alpha; else the first as grey. Every choice that is not obvious is said in `info().warnings`.
/// Palette rasters are read as colours. GCP-only and RPC-only rasters stay in pixel coordinates, and say so.
///
/// A pixel is invalid where its alpha or its dataset's mask is 0, where every chosen band that has a nodata value holds
/// it (a single band at 0 is dark, not missing), and where any sample is NaN or infinite. Reading goes through the
/// coarsest overview that is no coarser than asked for. Beyond the raster the nearest pixel is repeated, invalid.
/// Throws: NotFound, Unreadable, Unsupported (complex samples, no bands), InvalidArgument (band out of range), each
/// naming the file.
std::unique_ptr<RasterSource> openRaster(const std::string &path, const std::optional<BandChoice> &bands = {});

} // namespace xemap::raster
