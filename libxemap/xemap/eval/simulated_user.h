// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "xemap/base/random.h"
#include "xemap/eval/map_method.h"

namespace xemap::eval {

/// A place that a user points at because the map is wrong there. Units: pixels, the middle of one.
struct Click {
  double x = 0.0;
  double y = 0.0;
  bool like = true; ///< Whether what was asked for is there.
};

/// Where someone who knows the truth corrects a map next: the deepest pixel of the largest connected region that is
/// wrong, be it missed or claimed; with `random`, any wrong pixel.
///
/// Shape: truth [height,width], not 0 where referred. Scores that are not finite are not judged.
/// Returns: nothing when no more than a few pixels are wrong.
std::optional<Click> nextClick(const ScoreMap &map, const std::vector<std::uint8_t> &truth, Random *random = nullptr);

} // namespace xemap::eval
