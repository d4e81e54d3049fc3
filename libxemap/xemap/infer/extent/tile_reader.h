// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "xemap/raster/analysis_grid.h"
#include "xemap/raster/band_scaling.h"
#include "xemap/raster/raster_source.h"

namespace xemap::infer {

/// A part of the grid as the network reads it.
///
/// Shape: pixels [rows,columns,3] float32 RGB in [0,1], rows and columns multiples of 32; `valid` [height,width] 1 or 0
/// of the part that lies in the grid. Invalid pixels have the mean colour of the training data; what lies beyond the
/// grid mirrors it, as small pictures were in training.
struct ImageTile {
  std::vector<float> pixels;
  int rows = 0;
  int columns = 0;
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> valid;
};

/// Reads parts of the analysis grid, every one with the same scaling.
class TileReader {
public:
  /// `source` and `grid` outlive the reader.
  TileReader(raster::RasterSource &source, const raster::AnalysisGrid &grid, const raster::BandScaling &scaling,
             const std::array<double, 3> &fillColour);

  /// Reads `width` x `height` grid pixels from column `x` and row `y`; sizes are multiples of 32 and may reach past the
  /// grid's end.
  ///
  /// Throws: Unreadable.
  ImageTile read(int x, int y, int width, int height) const;

  /// Reads the whole grid at most `maxSidePx` long.
  ///
  /// Throws: Unreadable.
  ImageTile readOverview(int maxSidePx) const;

private:
  ImageTile imageFrom(raster::Patch patch, int paddedWidth, int paddedHeight) const;

  raster::RasterSource &mSource;
  const raster::AnalysisGrid &mGrid;
  raster::BandScaling mScaling;
  std::array<double, 3> mFillColour;
};

} // namespace xemap::infer
