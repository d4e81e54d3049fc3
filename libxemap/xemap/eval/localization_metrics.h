// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "xemap/eval/map_method.h"

namespace xemap::eval {

/// A vertex of a polygon. Units: pixels.
struct Vertex {
  double x = 0.0;
  double y = 0.0;
};

/// The windows of the search for peaks. Units: pixels; the defaults are those of the source, made for images of some
/// 5,000 pixels a side.
struct LocalizationOptions {
  int smoothingPx = 50;     ///< Side of the box filter, applied five times.
  int suppressionPx = 1000; ///< Side of the window in which one maximum counts.

  /// The same shares of a smaller image; images of 5,000 pixels and more take the defaults.
  static LocalizationOptions scaledTo(int width, int height);
};

/// How well a map localises what was referred to.
///
/// Source: SeLo (Yuan et al. 2022), as in SemanticLocalizationMetrics.
struct LocalizationScores {
  double significance = 0.0; ///< Rsu: how much more lies inside the regions than outside.
  double offset = 0.0;       ///< Ras: how far the peaks are from the regions' centres; 0 is best.
  double discreteness = 0.0; ///< Rda: whether each region has one place of attention.
  double indicator = 0.0;    ///< Rmi: 0.4 Rsu + 0.35 (1 - Ras) + 0.25 Rda.
};

/// Scores a map, stretched from its minimum to its maximum, against regions; meant for referents that are there.
///
/// Shape: `truth` [height,width], not 0 in the regions; `regions` one polygon each, of which the mean of the vertices
/// and their mean distance from it count. Scores that are not finite count as the minimum.
LocalizationScores localize(const ScoreMap &map, const std::vector<std::uint8_t> &truth,
                            const std::vector<std::vector<Vertex>> &regions, const LocalizationOptions &options);

/// The 8-connected regions of a mask, each as the pixels on its border.
std::vector<std::vector<Vertex>> regionsOf(const std::vector<std::uint8_t> &truth, int width, int height);

} // namespace xemap::eval
