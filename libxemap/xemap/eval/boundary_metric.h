// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "xemap/eval/map_method.h"

namespace xemap::eval {

/// Agreement of two outlines: the harmonic mean of the shares of each that lie within 0.75 % of the image's diagonal of
/// the other.
///
/// Source: Csurka et al. 2013, What is a good evaluation measure for semantic segmentation?
/// Shape: `truth` [height,width], not 0 inside. The map's outline is where it crosses `threshold`. The edge of the
/// image is no outline.
double boundaryF(const ScoreMap &map, const std::vector<std::uint8_t> &truth, float threshold);

} // namespace xemap::eval
