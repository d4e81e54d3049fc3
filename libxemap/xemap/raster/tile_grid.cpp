// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/tile_grid.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "xemap/base/error.h"
#include "xemap/base/round_up.h"

namespace xemap::raster {

namespace {

[[noreturn]] void refuse(const std::string &what) {
  throw Error(ErrorCode::InvalidArgument, "tile grid: " + what);
}

void check(int length, const TileGridOptions &options) {
  if (length <= 0)
    refuse("expected a positive length, found " + std::to_string(length));
  if (options.alignmentPx <= 0)
    refuse("expected a positive alignment, found " + std::to_string(options.alignmentPx));
  if (options.tileSizePx <= 0 || options.tileSizePx % options.alignmentPx != 0)
    refuse("expected a tile size that is a positive multiple of " + std::to_string(options.alignmentPx) + ", found " +
           std::to_string(options.tileSizePx));
  if (options.offsetPx % options.alignmentPx != 0)
    refuse("expected an offset that is a multiple of " + std::to_string(options.alignmentPx) + ", found " +
           std::to_string(options.offsetPx));
  // Above one half a third tile would reach into the overlap of two, which pairwise weights cannot share out.
  if (!(options.overlap >= 0.0 && options.overlap <= 0.5))
    refuse("expected an overlap in [0,0.5], found " + std::to_string(options.overlap));
}

int overlapPx(const TileGridOptions &options) {
  const int steps = options.tileSizePx / options.alignmentPx;
  if (options.overlap == 0.0)
    return 0;
  if (steps < 2)
    refuse("expected a tile of at least two alignments to overlap, found " + std::to_string(options.tileSizePx));
  const int wanted = static_cast<int>(std::lround(options.overlap * steps));
  return std::clamp(wanted, 1, steps / 2) * options.alignmentPx;
}

/// Units: fraction of the way through the overlap, at a pixel's centre.
double hannRise(int position, int overlap) {
  const double s = std::sin(0.5 * M_PI * (position + 0.5) / overlap);
  return s * s;
}

} // namespace

std::vector<TileSpan> tileSpans(int length, const TileGridOptions &options) {
  check(length, options);
  const int tile = options.tileSizePx;
  if (length <= tile)
    return {{0, roundUp(length, options.alignmentPx)}};
  const int stride = tile - overlapPx(options);
  const int offset = ((options.offsetPx % stride) + stride) % stride;
  std::vector<TileSpan> spans{{0, tile - offset}};
  while (spans.back().start + spans.back().size < length) {
    const int start = static_cast<int>(spans.size()) * stride - offset;
    spans.push_back({start, std::min(tile, roundUp(length - start, options.alignmentPx))});
  }
  return spans;
}

std::vector<float> blendWeights(const std::vector<TileSpan> &spans, std::size_t index, int length) {
  const TileSpan &span = spans.at(index);
  std::vector<float> weights(static_cast<std::size_t>(span.size), 1.0F);
  if (index > 0) {
    const int overlap = spans[index - 1].start + spans[index - 1].size - span.start;
    for (int i = 0; i < overlap; ++i)
      weights[static_cast<std::size_t>(i)] = static_cast<float>(hannRise(i, overlap));
  }
  if (index + 1 < spans.size()) {
    const int next = spans[index + 1].start - span.start;
    const int overlap = span.size - next;
    for (int i = 0; i < overlap; ++i)
      weights[static_cast<std::size_t>(next + i)] = static_cast<float>(1.0 - hannRise(i, overlap));
  }
  const int inside = std::clamp(length - span.start, 0, span.size);
  std::fill(weights.begin() + inside, weights.end(), 0.0F);
  return weights;
}

} // namespace xemap::raster
