// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/sample_look.h"

#include <algorithm>
#include <cmath>

namespace xemap::raster {

namespace {

constexpr int mostCells = 512;
constexpr double wholePixels = 32e6;   // So many are decoded in a fraction of a second.
constexpr double decodedPixels = 32e6; // For the cells of larger rasters, and again for their border.
constexpr int cellSamples = 32;        // Along each side, of larger rasters.
constexpr int fewestCellsAlong = 4;    // Along each side.
constexpr int mostLatticeCells = 32;   // Along each side, of larger rasters.
constexpr int wholeBorder = 1024;      // Shorter sides are read from end to end.
constexpr int borderPiece = 16;        // Units: pixels.
constexpr int mostBorderPieces = 64;   // Of each side.

void appendTo(std::vector<float> &values, const std::vector<float> &more) {
  values.insert(values.end(), more.begin(), more.end());
}

void appendTo(std::vector<std::uint8_t> &values, const std::vector<std::uint8_t> &more) {
  values.insert(values.end(), more.begin(), more.end());
}

/// Pieces of a side of the raster, its ends among them: first pixel and length.
std::vector<std::pair<int, int>> piecesOf(int length, int most) {
  if (length <= wholeBorder)
    return {{0, length}};
  std::vector<std::pair<int, int>> pieces;
  for (int i = 0; i < most; ++i)
    pieces.emplace_back(static_cast<int>(std::int64_t{length - borderPiece} * i / (most - 1)), borderPiece);
  return pieces;
}

} // namespace

void RawSamples::append(const RawSamples &other) {
  for (std::size_t band = 0; band < samples.size(); ++band) {
    appendTo(samples[band], other.samples[band]);
    appendTo(declared[band], other.declared[band]);
  }
  appendTo(opaque, other.opaque);
}

LookPlan LookPlan::over(int width, int height, BlockSize block, bool hasOverviews) {
  LookPlan plan;
  const double blockPixels = std::max(1.0, 1.0 * block.width * block.height);
  const int affordable = static_cast<int>(std::sqrt(decodedPixels / blockPixels));
  if (hasOverviews || 1.0 * width * height <= wholePixels) {
    plan.cellsX = std::min(mostCells, width);
    plan.cellsY = std::min(mostCells, height);
    plan.inside.push_back({0, 0, width, height, plan.cellsX, plan.cellsY});
  } else {
    const int cells = std::clamp(affordable, fewestCellsAlong, mostLatticeCells);
    plan.cellSide = std::min({cellSamples, width, height});
    plan.cellsX = std::min(cells, width / plan.cellSide);
    plan.cellsY = std::min(cells, height / plan.cellSide);
    const auto start = [&](int cell, int length, int count) {
      return static_cast<int>((2.0 * cell + 1.0) * length / (2.0 * count) - plan.cellSide / 2.0);
    };
    for (int y = 0; y < plan.cellsY; ++y)
      for (int x = 0; x < plan.cellsX; ++x)
        plan.inside.push_back({std::max(0, start(x, width, plan.cellsX)), std::max(0, start(y, height, plan.cellsY)),
                               plan.cellSide, plan.cellSide, plan.cellSide, plan.cellSide});
  }
  const int most = std::clamp(4 * affordable, 4 * fewestCellsAlong, mostBorderPieces);
  for (const auto &[first, length] : piecesOf(width, most))
    for (const int y : {0, height - 1})
      plan.border.push_back({first, y, length, 1, length, 1});
  for (const auto &[first, length] : piecesOf(height, most))
    for (const int x : {0, width - 1})
      plan.border.push_back({x, first, 1, length, 1, length});
  return plan;
}

SampleLook lookAt(int width, int height, BlockSize block, bool hasOverviews, const ReadRaw &read) {
  SampleLook look;
  look.plan = LookPlan::over(width, height, block, hasOverviews);
  for (const LookPiece &piece : look.plan.inside)
    look.inside.append(read(piece));
  const auto cellOf = [](int pixel, int length, int cells) {
    return static_cast<std::size_t>(std::int64_t{pixel} * cells / length);
  };
  for (const LookPiece &piece : look.plan.border) {
    look.border.append(read(piece));
    for (int i = 0; i < piece.width * piece.height; ++i) {
      const int x = piece.x + i % piece.width;
      const int y = piece.y + i / piece.width;
      if ((x == 0 || x == width - 1) && (y == 0 || y == height - 1))
        look.corners.push_back(look.borderCells.size());
      look.borderCells.push_back(cellOf(y, height, look.plan.cellsY) * static_cast<std::size_t>(look.plan.cellsX) +
                                 cellOf(x, width, look.plan.cellsX));
    }
  }
  return look;
}

} // namespace xemap::raster
