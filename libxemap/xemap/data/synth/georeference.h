// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/data/synth/geometry.h"

class GDALDataset;

namespace xemap::data::synth {

/// Puts a north-up raster on the map of the synthetic country: UTM zone 33 north, its origin at `offset` from the
/// country's north-western corner.
///
/// Units: metres, `offset` to the east and the south.
void georeference(GDALDataset &dataset, Vec2 offset, double gsdMetres);

/// The same for a picture in a file, through the sidecar GDAL reads with it (.aux.xml).
///
/// Throws: Unwritable, naming the picture.
void writeGeoreferenceSidecar(const std::string &picturePath, Vec2 offset, double gsdMetres);

} // namespace xemap::data::synth
