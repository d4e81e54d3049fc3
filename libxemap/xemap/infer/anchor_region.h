// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "xemap/infer/cell_ground.h"
#include "xemap/spatial/grid.h"
#include "xemap/text/referring_expression.h"

namespace xemap::infer {

/// What a cell of a map has to reach to be taken for part of something.
constexpr float likely = 0.5F;

/// Which pieces of an anchor count.
struct AnchorChoice {
  std::vector<text::SizeLimit> sizes;
  std::optional<text::Ranking> ranking; ///< Not by distance.
};

/// The cells where an anchor is. Pieces of less than a sixth of its largest are taken for slips of the network, unless
/// sizes are named.
///
/// Shape: → as `map`, probabilities.
spatial::RegionMask anchorRegion(const spatial::Grid<float> &map, const AnchorChoice &choice, const CellGround &ground);

/// A heading as a vector over the ground.
GroundVector vectorOf(const text::Heading &heading, const CellGround &ground);

} // namespace xemap::infer
