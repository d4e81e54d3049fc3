// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <gdal_priv.h>

#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_source.h"
#include "xemap/raster/raster_source.h"

namespace xemap::raster {

/// Which bands of a dataset become the three samples and the validity of a pixel.
struct BandLayout {
  BandChoice bands{};                   ///< Red, green, blue.
  bool palette = false;                 ///< bands[0] holds indices into its colour table.
  bool signedByte = false;              ///< Bytes that GDAL before 3.7 hands out as if they were unsigned.
  bool floating = false;                ///< Samples may be NaN or infinite.
  int alphaBand = 0;                    ///< 0: none.
  int wholeMask = 0;                    ///< A band whose mask is that of the whole dataset; 0: none.
  std::array<bool, 3> declaresNodata{}; ///< Of each of `bands`: its own mask says where it holds data.
  std::string line;                     ///< What was taken and by what, for the user.
  std::vector<std::string> warnings;

  bool isGrey() const { return bands[0] == bands[1] && bands[1] == bands[2]; }
};

/// Throws: Unsupported, InvalidArgument, naming `path`, as openRaster does.
BandLayout chooseBands(GDALDataset &dataset, const std::string &path, const std::optional<BandChoice> &bands);

} // namespace xemap::raster
