// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace xemap {
class Feedback;
}

namespace xemap::raster {

/// What a class map says where no class reaches the threshold.
inline constexpr std::uint8_t otherClass = 0;
/// Class maps hold values up to 254; 255 is nodata.
inline constexpr std::size_t mostClasses = 254;

/// Red, green and blue of a class; grey for otherClass.
std::array<std::uint8_t, 3> classColour(std::size_t value);

/// Writes which of several probability rasters is the most probable: GeoTIFF, uint8, 0 where none reaches the
/// threshold, else the number of the raster, counted from 1; nodata 255 where any of them has none. Of equals the
/// first.
///
/// The rasters share a grid. Names and colours of the classes go along, "other" for 0, and so do XEMAP_CLASS_<number>,
/// XEMAP_THRESHOLD and the provenance of the rasters. Memory is that of a row of blocks of each raster. Returns false,
/// leaving nothing behind, when cancelled.
/// Throws: NotFound, Unreadable, Unwritable; InvalidArgument (threshold outside [0,1], no raster or more than
/// mostClasses, as many names expected as rasters, a name that is empty or there twice, grids that differ).
bool writeClassMap(const std::vector<std::string> &probabilityPaths, const std::vector<std::string> &classNames,
                   double threshold, const std::string &classMapPath, Feedback &feedback);

/// The names of the classes of a map, from that of 1 on; empty for a raster that is no class map.
///
/// Throws: NotFound, Unreadable, naming `path`.
std::vector<std::string> readClassNames(const std::string &path);

} // namespace xemap::raster
