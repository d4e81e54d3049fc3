// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "xemap/raster/data_rule.h"
#include "xemap/raster/sample_look.h"

namespace xemap::raster {

/// The collars of one value that no file declares, each with the share of the raster it takes.
///
/// A value is that of a collar when it holds a corner of the raster and a part of its border, when it is 0 or
/// nothing is darker in any band or nothing brighter, and when what it leaves is a picture: neither next to nothing,
/// nor made of even areas as drawn maps are. Shape: `insideValid` and `borderValid` as the look's samples.
struct FoundCollar {
  DataRule::Collar collar;
  double share = 0.0;
};
std::vector<FoundCollar> findCollars(const SampleLook &look, const std::vector<std::uint8_t> &insideValid,
                                     const std::vector<std::uint8_t> &borderValid);

} // namespace xemap::raster
