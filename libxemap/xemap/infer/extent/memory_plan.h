// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>

#include "xemap/infer/extent/tile_plan.h"
#include "xemap/infer/network.h"

namespace xemap::infer {

/// What the whole process takes at its peak, the feature cache left out, when `places` tiles are under way at once and
/// `maps` expressions are mapped.
///
/// Units: bytes. Source: peaks measured as docs/inference.md tells, rounded up.
std::size_t estimatedPeakBytes(const Footprint &network, int tileSizePx, int places, int maps, int gridWidth);

/// `tiling` with tiles small enough to stay below `maxBytes`; as it is when that is 0.
///
/// Throws: OutOfMemory when the smallest tiles do not.
Tiling fitToMemory(Tiling tiling, std::size_t maxBytes, const Footprint &network, int places, int maps, int gridWidth);

} // namespace xemap::infer
