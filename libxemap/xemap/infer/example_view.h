// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include <ATen/core/Tensor.h>

#include "xemap/infer/extent/tile_reader.h"
#include "xemap/raster/analysis_grid.h"
#include "xemap/raster/geo_transform.h"

namespace xemap::infer {

/// An example on the map with what lies around it, as a network looks at it.
///
/// Shape: image [1,3,H,W] as Network::encode takes; weights [1,1,H,W] float32, 1 inside of the example, else 0.
struct ExampleView {
  at::Tensor image;
  at::Tensor weights;
};

/// Reads the example inside of a ring in map coordinates of the grid; of a large one, its middle.
///
/// Throws: InvalidArgument when no pixel with data lies in the ring; Unreadable.
ExampleView viewExample(const TileReader &reader, const raster::AnalysisGrid &grid,
                        const std::vector<raster::Point> &ring);

} // namespace xemap::infer
