// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/tile_reader.h"

#include <algorithm>
#include <cmath>

#include "xemap/base/mirrored_index.h"
#include "xemap/base/round_up.h"
#include "xemap/model/spec/head_spec.h"

namespace xemap::infer {

TileReader::TileReader(raster::RasterSource &source, const raster::AnalysisGrid &grid,
                       const raster::BandScaling &scaling, const std::array<double, 3> &fillColour)
    : mSource(source), mGrid(grid), mScaling(scaling), mFillColour(fillColour) {}

ImageTile TileReader::read(int x, int y, int width, int height) const {
  const int insideWidth = std::min(width, mGrid.width - x);
  const int insideHeight = std::min(height, mGrid.height - y);
  const double scaleX = mGrid.window.width / mGrid.width;
  const double scaleY = mGrid.window.height / mGrid.height;
  const raster::PixelWindow window{mGrid.window.x + x * scaleX, mGrid.window.y + y * scaleY, insideWidth * scaleX,
                                   insideHeight * scaleY};
  return imageFrom(mSource.read(window, insideWidth, insideHeight), width, height);
}

ImageTile TileReader::readOverview(int maxSidePx) const {
  const double shrink = std::min(1.0, static_cast<double>(maxSidePx) / std::max(mGrid.width, mGrid.height));
  const int width = std::max(1, static_cast<int>(std::lround(mGrid.width * shrink)));
  const int height = std::max(1, static_cast<int>(std::lround(mGrid.height * shrink)));
  return imageFrom(mSource.read(mGrid.window, width, height), roundUp(width, model::coarsestStride),
                   roundUp(height, model::coarsestStride));
}

ImageTile TileReader::imageFrom(raster::Patch patch, int paddedWidth, int paddedHeight) const {
  mScaling.apply(patch);
  ImageTile tile;
  tile.width = patch.width;
  tile.height = patch.height;
  tile.rows = paddedHeight;
  tile.columns = paddedWidth;
  tile.pixels.resize(static_cast<std::size_t>(paddedHeight) * static_cast<std::size_t>(paddedWidth) * 3);
  const auto plane = static_cast<std::size_t>(patch.width) * static_cast<std::size_t>(patch.height);
  const std::array<float, 3> fill{static_cast<float>(mFillColour[0]), static_cast<float>(mFillColour[1]),
                                  static_cast<float>(mFillColour[2])};
  for (int row = 0; row < paddedHeight; ++row) {
    const auto line =
        static_cast<std::size_t>(mirroredIndex(row, patch.height)) * static_cast<std::size_t>(patch.width);
    float *out = tile.pixels.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(paddedWidth) * 3;
    for (int column = 0; column < paddedWidth; ++column, out += 3) {
      const auto from = line + static_cast<std::size_t>(mirroredIndex(column, patch.width));
      for (std::size_t band = 0; band < 3; ++band)
        out[band] = patch.valid[from] != 0 ? patch.samples[band * plane + from] : fill[band];
    }
  }
  tile.valid = std::move(patch.valid);
  return tile;
}

} // namespace xemap::infer
