// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "xemap/raster/tile_grid.h"

namespace xemap::infer {

/// How the engine may cut an extent. Units: pixels of the analysis grid, multiples of coarsestStride.
struct Tiling {
  int tileSizePx = 0; ///< At most; at least twice the overlap.
  int overlapPx = 0;
  int offsetPx = 0; ///< Shifts the interior tile borders.

  /// Throws: InvalidArgument, naming the value.
  void check() const;
};

/// How one axis is cut: into as few tiles as fit, all of about the same size, so that none is a sliver.
///
/// The longer axis of an extent of any size gives two tiles, for two cores to work on.
raster::TileGridOptions axisTiling(int length, bool longerAxis, const Tiling &tiling);

/// One axis of the analysis grid as the network walks along it.
///
/// Units: pixels; cells are finestStride or coarsestStride pixels.
class AxisPlan {
public:
  /// Throws: InvalidArgument when the options contradict each other.
  AxisPlan(int length, const raster::TileGridOptions &options);

  int length() const { return mLength; }
  std::size_t count() const { return mSpans.size(); }
  const raster::TileSpan &span(std::size_t index) const { return mSpans[index]; }

  /// How much of a span lies inside the axis.
  int insidePx(std::size_t index) const;

  /// Cells of the finest level that cover the axis.
  int fineCells() const;

  /// The weight of each of the finest cells of a span: 0 next to an interior border, where the convolutions lack their
  /// surroundings, Hann-shaped over the middle of the overlap, 1 elsewhere. All spans' weights at one cell add up to 1.
  std::vector<float> fineWeights(std::size_t index) const;

  /// The part of a span that is counted as its own, in coarsest cells of the axis; the parts do not overlap.
  raster::TileSpan ownCoarseCells(std::size_t index) const;

  /// Finest cells from the start of the axis that no span after `index` reaches.
  int finishedFineCells(std::size_t index) const;

private:
  int mLength;
  std::vector<raster::TileSpan> mSpans;
};

} // namespace xemap::infer
