// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include "xemap/raster/map_sink.h"

namespace xemap::raster {

/// Where a map came from; written into every output.
struct Provenance {
  std::string expression;
  std::string model;       ///< Name.
  std::string modelSha256; ///< Of its weights, hexadecimal.
  std::string version;     ///< Of XeMap.
  std::string reading;     ///< What the expression was read as; empty where that is not known.
  std::string input;       ///< How the raster was read, RasterInfo::reading in one line; empty where that is not known.
  std::string source;      ///< Which raster was asked, RasterInfo::origin; empty where that is not known.
};

/// Writes the probability raster: GeoTIFF, float32, one band, tiled, deflate, nodata NaN, metadata items XEMAP_*.
///
/// XEMAP_PRESENCE and XEMAP_ASKED_AT (ISO 8601, UTC) are of the moment when the sink is told the answer; without that
/// there are none. XEMAP_GSD is one number, in metres: the side of a square of a pixel's area on the ground; left out
/// when unknown. Grids without georeference lie under the x axis, on their raster as QGIS shows it, and
/// XEMAP_PIXEL_WINDOW (x,y,width,height) says which part of the raster they are. Sidecar files of an older raster of
/// that name (statistics, overviews) go when it is replaced. Written under a temporary name beside `path` and renamed
/// by finish(); nothing stays behind if finish() is not reached. Throws: Unwritable, naming the path and the reason; at
/// once where the place cannot be written at all.
std::unique_ptr<MapSink> createGeoTiffSink(const std::string &path, const Provenance &provenance);

} // namespace xemap::raster
