// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace xemap::raster {

/// A part of a raster and the size it is read at, each sample that of the nearest pixel. Units: pixels of the raster.
struct LookPiece {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  int columns = 0;
  int rows = 0;
};

/// Samples of three bands as they are stored, with what the file itself says of them.
///
/// Shape: planes of as many values as pixels were read.
struct RawSamples {
  std::array<std::vector<float>, 3> samples;
  std::array<std::vector<std::uint8_t>, 3> declared; ///< 0 where the band holds its nodata.
  std::vector<std::uint8_t> opaque;                  ///< 0 where alpha or a mask of the whole hides the pixel.

  std::size_t count() const { return opaque.size(); }
  void append(const RawSamples &other);
};

using ReadRaw = std::function<RawSamples(const LookPiece &)>;

/// What reading costs: how many pixels are decoded together.
struct BlockSize {
  int width = 0;
  int height = 0;
};

/// Where a raster is looked at before it is used: cells all over it, and its border.
struct LookPlan {
  int cellsX = 0;
  int cellsY = 0;
  int cellSide = 1; ///< Each cell is known by this many samples along each side.
  std::vector<LookPiece> inside;
  std::vector<LookPiece> border;

  /// Rasters that are small, or have overviews, are looked at whole; of others no more is decoded than a few blocks.
  static LookPlan over(int width, int height, BlockSize block, bool hasOverviews);
};

/// Shape: `inside` [cellsY,cellsX,cellSide,cellSide].
struct SampleLook {
  LookPlan plan;
  RawSamples inside;
  RawSamples border;
  std::vector<std::size_t> borderCells; ///< The cell that each sample of the border lies in.
  std::vector<std::size_t> corners;     ///< Samples of the border that are the raster's corners.
};

SampleLook lookAt(int width, int height, BlockSize block, bool hasOverviews, const ReadRaw &read);

} // namespace xemap::raster
