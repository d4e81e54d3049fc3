// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include <gdal_priv.h>

#include "xemap/raster/band_layout.h"
#include "xemap/raster/data_judgement.h"

namespace xemap::raster {

/// What a look at a raster tells of how it is to be read.
struct RasterFacts {
  BandLayout layout;
  DataJudgement judgement;
};

/// Looks at the raster, or knows from an earlier look in this process: of rasters of local files, as long as names,
/// sizes and times of all of their files are the same. Who corrects an answer asks of one raster many times, and a look
/// reads much of it.
///
/// Throws: as openRaster.
std::shared_ptr<const RasterFacts> factsOf(GDALDataset &dataset, const std::string &path, const ReadChoice &choice);

} // namespace xemap::raster
