// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include <gdal_priv.h>

#include "xemap/raster/gdal_source.h"

namespace xemap::raster {

/// Bands that the file itself tells of.
struct FoundBands {
  BandChoice bands{};
  bool falseColour = false; ///< Near infrared, red and green, since there is no blue.
  std::string by;           ///< What told them, for the user.
};

/// Looks at descriptions, then colour interpretation, wavelengths, the names and the order of a product's bands; the
/// first that tells three of them has it. `alphaBand` is none of them; 0: there is none.
std::optional<FoundBands> findBands(GDALDataset &dataset, const std::string &path, int alphaBand);

/// "bands 3,2,1".
std::string bandText(const BandChoice &bands);

} // namespace xemap::raster
