// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/example_view.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <ATen/ATen.h>

#include "xemap/base/error.h"
#include "xemap/infer/clip_polygon.h"
#include "xemap/model/layers/channels.h"
#include "xemap/model/spec/head_spec.h"

namespace xemap::infer {

namespace {

/// Cells see what lies around them: this much of it is read along.
constexpr int surroundingsPx = 96;
/// More of an example tells no more of it.
constexpr int longestPx = 1024;

/// One axis of the view. Units: pixels of the grid, multiples of coarsestStride.
struct Span {
  int start = 0;
  int size = 0;
};

/// Around `first` to `last`, and never longer than the longest; from the start of the axis, and less than a stride past
/// its end.
Span spanAround(double first, double last, int length) {
  constexpr int stride = model::coarsestStride;
  const double half = std::min((last - first) / 2 + surroundingsPx, longestPx / 2.0);
  const double middle = std::clamp((first + last) / 2, 0.0, static_cast<double>(length));
  const int start = std::max(0, static_cast<int>(std::floor((middle - half) / stride))) * stride;
  const double end = std::min(middle + half, static_cast<double>(length));
  const int strides = static_cast<int>(std::ceil((end - start) / stride));
  return {start, std::max(1, strides) * stride};
}

} // namespace

ExampleView viewExample(const TileReader &reader, const raster::AnalysisGrid &grid,
                        const std::vector<raster::Point> &ring) {
  const ClipPolygon inside(ring, grid.geotransform); // which checks the ring
  constexpr double far = std::numeric_limits<double>::max();
  double minX = far;
  double minY = far;
  double maxX = -far;
  double maxY = -far;
  for (const auto &point : ring) {
    const auto pixel = grid.geotransform.pixelFromMap(point);
    minX = std::min(minX, pixel.x);
    minY = std::min(minY, pixel.y);
    maxX = std::max(maxX, pixel.x);
    maxY = std::max(maxY, pixel.y);
  }
  const Error outside(ErrorCode::InvalidArgument,
                      "example: expected pixels with data in the extent that is asked about, found none");
  if (maxX <= 0 || maxY <= 0 || minX >= grid.width || minY >= grid.height)
    throw outside;
  const auto columns = spanAround(minX, maxX, grid.width);
  const auto rows = spanAround(minY, maxY, grid.height);
  auto tile = reader.read(columns.start, rows.start, columns.size, rows.size);
  inside.apply(columns.start, rows.start, tile.width, tile.height, tile.valid.data());
  auto weights = at::zeros({1, 1, rows.size, columns.size});
  weights.slice(2, 0, tile.height)
      .slice(3, 0, tile.width)
      .copy_(at::from_blob(tile.valid.data(), {1, 1, tile.height, tile.width}, at::kByte));
  if (!weights.any().item<bool>())
    throw outside;
  return {model::pictureOf(std::move(tile.pixels), tile.rows, tile.columns), weights};
}

} // namespace xemap::infer
