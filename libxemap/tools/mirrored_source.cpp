// SPDX-License-Identifier: GPL-2.0-or-later
#include "mirrored_source.h"

#include <algorithm>
#include <cmath>

namespace xemap::tools {

namespace {

/// Larger originals give no better figures.
constexpr int maxOriginalPx = 4096;

int mirrored(int position, int length) {
  const int folded = position % (2 * length);
  return folded < length ? folded : 2 * length - 1 - folded;
}

/// The original's pixel for each of `count` pixels of a window along one axis.
std::vector<std::size_t> samplePositions(double start, double extent, int count, int length) {
  std::vector<std::size_t> positions;
  for (int i = 0; i < count; ++i) {
    const int at = std::max(0, static_cast<int>(std::floor(start + (i + 0.5) * extent / count)));
    positions.push_back(static_cast<std::size_t>(mirrored(at, length)));
  }
  return positions;
}

} // namespace

MirroredSource::MirroredSource(raster::RasterSource &original, int sizePx) : mInfo(original.info()) {
  const int width = std::min(mInfo.width, maxOriginalPx);
  const int height = std::min(mInfo.height, maxOriginalPx);
  mTile = original.read({0.0, 0.0, static_cast<double>(width), static_cast<double>(height)}, width, height);
  mInfo.width = sizePx;
  mInfo.height = sizePx;
}

raster::Patch MirroredSource::read(const raster::PixelWindow &window, int width, int height) {
  const auto columns = samplePositions(window.x, window.width, width, mTile.width);
  const auto rows = samplePositions(window.y, window.height, height, mTile.height);
  const auto tileWidth = static_cast<std::size_t>(mTile.width);
  raster::Patch patch;
  patch.width = width;
  patch.height = height;
  patch.samples.reserve(3 * rows.size() * columns.size());
  patch.valid.reserve(rows.size() * columns.size());
  for (std::size_t band = 0; band < 3; ++band)
    for (const std::size_t row : rows) {
      const float *line = mTile.samples.data() + (band * static_cast<std::size_t>(mTile.height) + row) * tileWidth;
      for (const std::size_t column : columns)
        patch.samples.push_back(line[column]);
    }
  for (const std::size_t row : rows)
    for (const std::size_t column : columns)
      patch.valid.push_back(mTile.valid[row * tileWidth + column]);
  return patch;
}

} // namespace xemap::tools
