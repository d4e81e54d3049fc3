// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace xemap::raster {

/// How a raster is cut. Units: pixels of the analysis grid.
struct TileGridOptions {
  int tileSizePx = 1024;
  double overlap = 0.25; ///< Fraction of the tile side shared with each neighbour.
  int alignmentPx = 32;  ///< Tile origins and sizes are multiples of it.
  int offsetPx = 0;      ///< Shifts every interior tile border; a multiple of the alignment. For tests of seams.
};

/// One axis of a tile: where it starts and how long it is. The last tile may reach past the raster's end.
struct TileSpan {
  int start = 0;
  int size = 0;
};

/// Cuts `length` pixels into overlapping aligned spans that cover them all, in order.
///
/// An axis no longer than a tile is one span. Otherwise spans start at multiples of the stride, less the offset; no
/// pixel is in more than two. The last span is cut to the alignment: its end beyond `length` is padding for the reader
/// to fill. Throws: InvalidArgument when the options contradict each other.
std::vector<TileSpan> tileSpans(int length, const TileGridOptions &options);

/// The weight of each pixel of span `index` along its axis: Hann-shaped over the overlaps, 1 elsewhere; the weights of
/// all spans at one pixel add up to 1. Past `length` it is 0.
std::vector<float> blendWeights(const std::vector<TileSpan> &spans, std::size_t index, int length);

} // namespace xemap::raster
