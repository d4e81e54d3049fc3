// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <gdal_priv.h>

#include "xemap/raster/band_layout.h"
#include "xemap/raster/data_judgement.h"

namespace xemap::raster {

/// Looks at the bands that are used and judges them. Palettes hold colours, of which only nodata is judged.
/// `onlyDeclared` as of ReadChoice.
///
/// Throws: Unreadable, naming the file.
DataJudgement judgeDataset(GDALDataset &dataset, const BandLayout &layout, bool onlyDeclared);

/// Whether a band that is called alpha holds opacity: nothing, all, and some one value between. Near infrared is often
/// called so by mistake, and holds far more. Throws: as judgeDataset.
bool holdsOpacity(GDALDataset &dataset, int band);

} // namespace xemap::raster
