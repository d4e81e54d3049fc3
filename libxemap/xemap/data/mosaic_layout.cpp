// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/mosaic_layout.h"

#include <algorithm>
#include <cstddef>

namespace xemap::data {

namespace {

constexpr int blendRadiusPx = 3;
/// Two passes of a box turn a step into a smooth ramp.
constexpr int blendPasses = 2;

/// Smooth random values over a square: a coarse grid of draws, interpolated.
class SmoothField {
public:
  SmoothField(int size, int spacing, Random &random)
      : mSpacing(spacing), mSide(size / spacing + 2), mValues(static_cast<std::size_t>(mSide) * mSide) {
    for (float &value : mValues)
      value = static_cast<float>(random.between(-1.0, 1.0));
  }

  /// Units: [-1,1].
  float at(int x, int y) const {
    const int column = x / mSpacing;
    const int row = y / mSpacing;
    const float u = ease(static_cast<float>(x % mSpacing) / static_cast<float>(mSpacing));
    const float v = ease(static_cast<float>(y % mSpacing) / static_cast<float>(mSpacing));
    const float upper = knot(column, row) * (1.0F - u) + knot(column + 1, row) * u;
    const float lower = knot(column, row + 1) * (1.0F - u) + knot(column + 1, row + 1) * u;
    return upper * (1.0F - v) + lower * v;
  }

private:
  static float ease(float t) { return t * t * (3.0F - 2.0F * t); }
  float knot(int column, int row) const { return mValues[static_cast<std::size_t>(row) * mSide + column]; }

  int mSpacing;
  int mSide;
  std::vector<float> mValues;
};

/// A displacement whose size stays within borderSwayPx.
class Sway {
public:
  Sway(int size, Random &random) : mWide(size, 64, random), mFine(size, 20, random) {}

  int at(int x, int y) const {
    const float sway = 0.7F * mWide.at(x, y) + 0.3F * mFine.at(x, y);
    return static_cast<int>(sway * static_cast<float>(borderSwayPx));
  }

private:
  SmoothField mWide;
  SmoothField mFine;
};

/// Where to cut a side so that both parts keep their shortest length.
int cutPosition(int side, int minCellPx, Random &random) {
  return minCellPx + static_cast<int>(random.index(static_cast<std::size_t>(side - 2 * minCellPx + 1)));
}

void divide(const MosaicCell &cell, int minCellPx, Random &random, std::vector<MosaicCell> &cells) {
  const bool canCutWidth = cell.width >= 2 * minCellPx;
  const bool canCutHeight = cell.height >= 2 * minCellPx;
  const bool isLarge = std::max(cell.width, cell.height) > 2 * minCellPx;
  constexpr double keptWhole = 0.25;
  if ((!canCutWidth && !canCutHeight) || (!isLarge && random.chance(keptWhole))) {
    cells.push_back(cell);
    return;
  }
  const bool cutsWidth = canCutWidth && (!canCutHeight || random.chance(cell.width > cell.height ? 0.8 : 0.2));
  MosaicCell first = cell;
  MosaicCell second = cell;
  if (cutsWidth) {
    first.width = cutPosition(cell.width, minCellPx, random);
    second.x += first.width;
    second.width -= first.width;
  } else {
    first.height = cutPosition(cell.height, minCellPx, random);
    second.y += first.height;
    second.height -= first.height;
  }
  divide(first, minCellPx, random, cells);
  divide(second, minCellPx, random, cells);
}

std::vector<std::uint8_t> straightLabels(int size, const std::vector<MosaicCell> &cells) {
  std::vector<std::uint8_t> labels(static_cast<std::size_t>(size) * size);
  for (std::size_t i = 0; i < cells.size(); ++i)
    for (int y = cells[i].y; y < cells[i].y + cells[i].height; ++y)
      std::fill_n(labels.begin() + static_cast<std::ptrdiff_t>(y) * size + cells[i].x, cells[i].width,
                  static_cast<std::uint8_t>(i));
  return labels;
}

/// Averages rows in place over 2 * blendRadiusPx + 1 values, repeating the ends.
void blurRows(std::vector<float> &values, int width, int height) {
  std::vector<float> row(static_cast<std::size_t>(width));
  for (int y = 0; y < height; ++y) {
    float *line = values.data() + static_cast<std::size_t>(y) * width;
    for (int x = 0; x < width; ++x) {
      float sum = 0.0F;
      for (int step = -blendRadiusPx; step <= blendRadiusPx; ++step)
        sum += line[std::clamp(x + step, 0, width - 1)];
      row[static_cast<std::size_t>(x)] = sum / (2 * blendRadiusPx + 1);
    }
    std::copy(row.begin(), row.end(), line);
  }
}

std::vector<float> transposed(const std::vector<float> &values, int width, int height) {
  std::vector<float> turned(values.size());
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      turned[static_cast<std::size_t>(x) * height + y] = values[static_cast<std::size_t>(y) * width + x];
  return turned;
}

} // namespace

MosaicLayout divideMosaic(int size, int minCellPx, Random &random) {
  MosaicLayout layout;
  layout.size = size;
  divide({0, 0, size, size}, minCellPx, random, layout.cells);
  const std::vector<std::uint8_t> straight = straightLabels(size, layout.cells);
  const Sway swayX(size, random);
  const Sway swayY(size, random);
  layout.labels.resize(straight.size());
  for (int y = 0; y < size; ++y)
    for (int x = 0; x < size; ++x) {
      const int fromX = std::clamp(x + swayX.at(x, y), 0, size - 1);
      const int fromY = std::clamp(y + swayY.at(x, y), 0, size - 1);
      layout.labels[static_cast<std::size_t>(y) * size + x] = straight[static_cast<std::size_t>(fromY) * size + fromX];
    }
  return layout;
}

std::vector<float> cellWeights(const MosaicLayout &layout, std::size_t cell, const MosaicCell &window) {
  std::vector<float> weights;
  weights.reserve(static_cast<std::size_t>(window.width) * window.height);
  for (int y = window.y; y < window.y + window.height; ++y)
    for (int x = window.x; x < window.x + window.width; ++x)
      weights.push_back(layout.labels[static_cast<std::size_t>(y) * layout.size + x] == cell ? 1.0F : 0.0F);
  for (int pass = 0; pass < blendPasses; ++pass) {
    blurRows(weights, window.width, window.height);
    weights = transposed(weights, window.width, window.height);
    blurRows(weights, window.height, window.width);
    weights = transposed(weights, window.height, window.width);
  }
  return weights;
}

MosaicCell reachOf(const MosaicLayout &layout, std::size_t cell) {
  constexpr int margin = borderSwayPx + blendRadiusPx * blendPasses;
  const MosaicCell &inner = layout.cells[cell];
  MosaicCell reach;
  reach.x = std::max(0, inner.x - margin);
  reach.y = std::max(0, inner.y - margin);
  reach.width = std::min(layout.size, inner.x + inner.width + margin) - reach.x;
  reach.height = std::min(layout.size, inner.y + inner.height + margin) - reach.y;
  return reach;
}

} // namespace xemap::data
