// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/example_cells.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/infer/taught_features.h"
#include "xemap/model/spec/head_spec.h"
#include "xemap/raster/pixel_bounds.h"

namespace xemap::infer {

namespace {

/// Half of the side of the square that a point stands for. Units: pixels of the grid.
constexpr double pointHalf = 3.0;
/// As many cells around examples as tell what an extent looks like.
constexpr double cellsAround = 256.0;
/// Of one example, about.
constexpr double mostCellsLooked = 4096.0;
constexpr int cellPixels = taughtStride * taughtStride;

} // namespace

std::vector<raster::Point> ringOf(const Example &example, const raster::AnalysisGrid &grid) {
  if (example.outline.size() != 1)
    return example.outline;
  const auto middle = grid.geotransform.pixelFromMap(example.outline.front());
  std::vector<raster::Point> ring;
  for (const auto &[x, y] :
       {std::pair(-pointHalf, -pointHalf), {pointHalf, -pointHalf}, {pointHalf, pointHalf}, {-pointHalf, pointHalf}})
    ring.push_back(grid.geotransform.mapFromPixel({middle.x + x, middle.y + y}));
  return ring;
}

ExampleCells::ExampleCells(const Network &network, const std::vector<Example> &examples,
                           const raster::AnalysisGrid &grid, const AxisPlan &columns, const AxisPlan &rows)
    : mNetwork(network), mColumns(columns), mRows(rows) {
  for (const auto &example : examples) {
    const auto ring = ringOf(example, grid);
    if (ring.empty())
      throw Error(ErrorCode::InvalidArgument, "example: expected an outline, found none");
    const ClipPolygon inside(ring, grid.geotransform); // which checks the ring
    const auto bounds = raster::boundsInPixels(ring, grid.geotransform);
    const int step = static_cast<int>(std::sqrt(bounds.width * bounds.height / cellPixels / mostCellsLooked));
    mShown.push_back({example.like, inside, bounds, {}, {}, std::max(1, step)});
  }
  double looked = 0.0;
  for (std::size_t row = 0; row < rows.count(); ++row)
    for (std::size_t column = 0; column < columns.count(); ++column)
      if (wants(row, column)) {
        const auto own = ownWindow(row, column);
        looked += own.width * own.height / cellPixels;
      }
  mStep = std::max(1, static_cast<int>(std::sqrt(looked / cellsAround)));
}

raster::PixelWindow ExampleCells::ownWindow(std::size_t tileRow, std::size_t tileColumn) const {
  const auto rows = mRows.ownCoarseCells(tileRow);
  const auto columns = mColumns.ownCoarseCells(tileColumn);
  constexpr int stride = model::coarsestStride;
  const int x = columns.start * stride;
  const int y = rows.start * stride;
  return {static_cast<double>(x), static_cast<double>(y),
          static_cast<double>(std::min(columns.size * stride, mColumns.length() - x)),
          static_cast<double>(std::min(rows.size * stride, mRows.length() - y))};
}

bool ExampleCells::wants(std::size_t tileRow, std::size_t tileColumn) const {
  const auto own = ownWindow(tileRow, tileColumn);
  return std::any_of(mShown.begin(), mShown.end(), [&](const Shown &shown) { return raster::meet(shown.bounds, own); });
}

void ExampleCells::add(const TileTask &task, const at::Tensor &words) {
  mEvidence.widths = taughtWidths(task.features->image);
  mEvidence.hasWords = words.defined();
  const auto weighed = words.defined() ? mNetwork.weighed(words).contiguous() : words;
  const auto own = ownWindow(task.row, task.column);
  std::vector<std::uint8_t> covered(task.valid.size(), 0);
  for (auto &shown : mShown)
    if (raster::meet(shown.bounds, own))
      addExample(task, weighed, own, shown, covered);
  for (std::size_t i = 0; i < covered.size(); ++i)
    covered[i] = task.valid[i] != 0 && covered[i] == 0 ? 1 : 0;
  mEvidence.around.append(cellsEvery(mStep, task, weighed, covered));
}

void ExampleCells::addExample(const TileTask &task, const at::Tensor &words, const raster::PixelWindow &own,
                              Shown &shown, std::vector<std::uint8_t> &covered) {
  const int left = mColumns.span(task.column).start;
  const int top = mRows.span(task.row).start;
  const int width = mColumns.insidePx(task.column);
  const int height = mRows.insidePx(task.row);
  auto inside = task.valid;
  shown.inside.apply(left, top, width, height, inside.data());
  for (std::size_t i = 0; i < inside.size(); ++i)
    covered[i] = covered[i] | inside[i];
  const auto first = [&](double from, double start) {
    return std::max(0, static_cast<int>(std::floor(from - start)) / taughtStride);
  };
  const auto end = [&](double to, double start, int length) {
    return std::min(length, static_cast<int>(std::ceil(to - start))) / taughtStride + 1;
  };
  const int firstRow = first(std::max(own.y, shown.bounds.y), top);
  const int endRow = end(std::min(own.y + own.height, shown.bounds.y + shown.bounds.height), top, height);
  const int firstColumn = first(std::max(own.x, shown.bounds.x), left);
  const int endColumn = end(std::min(own.x + own.width, shown.bounds.x + shown.bounds.width), left, width);
  for (int row = firstRow; row < endRow; ++row)
    for (int column = firstColumn; column < endColumn; ++column) {
      const double x = left + column * taughtStride;
      const double y = top + row * taughtStride;
      const bool isOwn = x >= own.x && y >= own.y && x < own.x + own.width && y < own.y + own.height;
      if (!isOwn || (row + top / taughtStride) % shown.step != 0 || (column + left / taughtStride) % shown.step != 0)
        continue;
      int pixels = 0;
      for (int py = row * taughtStride; py < std::min((row + 1) * taughtStride, height); ++py)
        for (int px = column * taughtStride; px < std::min((column + 1) * taughtStride, width); ++px)
          pixels +=
              inside[static_cast<std::size_t>(py) * static_cast<std::size_t>(width) + static_cast<std::size_t>(px)];
      if (pixels == 0)
        continue;
      appendCell(task, words, row, column, shown.cells);
      shown.pixels.push_back(pixels);
    }
}

teach::Cells ExampleCells::cellsEvery(int step, const TileTask &task, const at::Tensor &words,
                                      const std::vector<std::uint8_t> &valid) const {
  const auto own = ownWindow(task.row, task.column);
  const int left = mColumns.span(task.column).start;
  const int top = mRows.span(task.row).start;
  const auto width = static_cast<std::size_t>(mColumns.insidePx(task.column));
  const int stepPx = step * taughtStride;
  // The first middle of the grid's steps that is not before the window.
  const auto start = [&](double from) {
    const int steps = static_cast<int>(std::ceil((from - stepPx / 2) / stepPx));
    return std::max(0, steps) * stepPx + stepPx / 2;
  };
  teach::Cells found;
  for (int y = start(own.y); y < static_cast<int>(own.y + own.height); y += stepPx)
    for (int x = start(own.x); x < static_cast<int>(own.x + own.width); x += stepPx) {
      if (valid[static_cast<std::size_t>(y - top) * width + static_cast<std::size_t>(x - left)] == 0)
        continue;
      appendCell(task, words, (y - top) / taughtStride, (x - left) / taughtStride, found);
    }
  return found;
}

teach::Cells ExampleCells::everyCell(const TileTask &task, const at::Tensor &words, int step) const {
  return cellsEvery(step, task, words.defined() ? mNetwork.weighed(words).contiguous() : words, task.valid);
}

double ExampleCells::distance(const teach::CellPlace &place) const {
  double nearest = std::numeric_limits<double>::max();
  for (const auto &shown : mShown) {
    const auto off = [](double at, double from, double size) { return std::max({from - at, at - from - size, 0.0}); };
    nearest = std::min(nearest, std::hypot(off(place.x, shown.bounds.x, shown.bounds.width),
                                           off(place.y, shown.bounds.y, shown.bounds.height)));
  }
  return nearest;
}

void ExampleCells::appendCell(const TileTask &task, const at::Tensor &words, int row, int column,
                              teach::Cells &cells) const {
  appendTaughtCell(task.features->image, row, column, cells.features);
  float sum = 0.0F;
  if (words.defined()) {
    constexpr int fine = taughtStride / model::finestStride;
    const auto logits = words.accessor<float, 3>();
    for (int y = row * fine; y < (row + 1) * fine; ++y)
      for (int x = column * fine; x < (column + 1) * fine; ++x)
        sum += logits[0][y][x] / static_cast<float>(fine * fine);
  }
  cells.words.push_back(sum);
  cells.places.push_back(taughtPlace(task.origin, row, column));
}

teach::Evidence ExampleCells::take() {
  for (const auto &shown : mShown) {
    if (shown.pixels.empty())
      throw Error(ErrorCode::InvalidArgument,
                  "example: expected pixels with data in the extent that is asked about, found none");
    // Cells at the border of an example show as much of something else; of a small one there are no others.
    const int most = *std::max_element(shown.pixels.begin(), shown.pixels.end());
    const auto width = shown.cells.features.size() / shown.pixels.size();
    teach::ShownCells kept{shown.like, {}};
    for (std::size_t i = 0; i < shown.pixels.size(); ++i)
      if (2 * shown.pixels[i] >= most)
        kept.cells.append(shown.cells, i, width);
    mEvidence.examples.push_back(std::move(kept));
  }
  return std::move(mEvidence);
}

} // namespace xemap::infer
