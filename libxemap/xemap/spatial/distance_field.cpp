// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/spatial/distance_field.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace xemap::spatial {

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

/// One row of the lower envelope of parabolas, with the work space kept between rows.
class Envelope {
public:
  explicit Envelope(int capacity)
      : mVertex(static_cast<std::size_t>(capacity)), mStart(static_cast<std::size_t>(capacity) + 1) {}

  /// For every position of `squared`, the position whose parabola is lowest; -1 where all are infinite.
  void lowest(const std::vector<double> &squared, std::vector<int> &winner) {
    const int n = static_cast<int>(squared.size());
    int last = -1;
    for (int q = 0; q < n; ++q) {
      if (std::isinf(squared[static_cast<std::size_t>(q)]))
        continue;
      double meeting = -std::numeric_limits<double>::infinity();
      while (last >= 0) {
        meeting = intersection(squared, q, mVertex[static_cast<std::size_t>(last)]);
        if (meeting > mStart[static_cast<std::size_t>(last)])
          break;
        --last;
        meeting = -std::numeric_limits<double>::infinity();
      }
      ++last;
      mVertex[static_cast<std::size_t>(last)] = q;
      mStart[static_cast<std::size_t>(last)] = meeting;
    }
    int k = 0;
    for (int q = 0; q < n; ++q) {
      while (k < last && mStart[static_cast<std::size_t>(k) + 1] < q)
        ++k;
      winner[static_cast<std::size_t>(q)] = last < 0 ? -1 : mVertex[static_cast<std::size_t>(k)];
    }
  }

private:
  static double intersection(const std::vector<double> &squared, int q, int p) {
    const double fq = squared[static_cast<std::size_t>(q)] + static_cast<double>(q) * q;
    const double fp = squared[static_cast<std::size_t>(p)] + static_cast<double>(p) * p;
    return (fq - fp) / (2.0 * (q - p));
  }

  std::vector<int> mVertex;
  std::vector<double> mStart;
};

/// For every pixel, the row of the nearest mask pixel in its own column; -1 in an empty column.
Grid<std::int32_t> nearestRows(const RegionMask &mask) {
  Grid<std::int32_t> rows(mask.width(), mask.height(), -1);
  for (int x = 0; x < mask.width(); ++x) {
    for (int y = 0; y < mask.height(); ++y)
      rows.at(x, y) = mask.at(x, y) != 0 ? y : (y > 0 ? rows.at(x, y - 1) : -1);
    for (int y = mask.height() - 2; y >= 0; --y) {
      const std::int32_t below = rows.at(x, y + 1);
      if (below >= 0 && (rows.at(x, y) < 0 || below - y < y - rows.at(x, y)))
        rows.at(x, y) = below;
    }
  }
  return rows;
}

DistanceField distanceOfRectangles(const RegionMask &mask, double aspect) {
  const int width = mask.width();
  const Grid<std::int32_t> rows = nearestRows(mask);
  DistanceField field{Grid<float>(width, mask.height(), infinity), Grid<std::int32_t>(width, mask.height(), -1)};
  Envelope envelope(width);
  std::vector<double> squared(static_cast<std::size_t>(width));
  std::vector<int> winner(static_cast<std::size_t>(width));
  for (int y = 0; y < mask.height(); ++y) {
    for (int x = 0; x < width; ++x) {
      const std::int32_t row = rows.at(x, y);
      squared[static_cast<std::size_t>(x)] =
          row < 0 ? std::numeric_limits<double>::infinity() : aspect * aspect * (row - y) * (row - y);
    }
    envelope.lowest(squared, winner);
    for (int x = 0; x < width; ++x) {
      const int column = winner[static_cast<std::size_t>(x)];
      if (column < 0)
        continue;
      const double dx = static_cast<double>(x) - column;
      field.distancePx.at(x, y) = static_cast<float>(std::sqrt(dx * dx + squared[static_cast<std::size_t>(column)]));
      field.nearest.at(x, y) = rows.at(column, y) * width + column;
    }
  }
  return field;
}

/// How far each row is shifted to the right of the one that lies farthest to the left.
std::vector<int> shiftsOf(int rows, double lean) {
  std::vector<int> shifts(static_cast<std::size_t>(rows));
  for (int y = 0; y < rows; ++y)
    shifts[static_cast<std::size_t>(y)] = static_cast<int>(std::lround(lean * (lean > 0.0 ? y : y - rows + 1)));
  return shifts;
}

} // namespace

DistanceField distanceTo(const RegionMask &mask, PixelShape shape) {
  const auto shifts = shiftsOf(mask.height(), shape.lean);
  const int widest = shifts.empty() ? 0 : std::max(shifts.front(), shifts.back());
  if (widest == 0)
    return distanceOfRectangles(mask, shape.height);
  const int width = mask.width();
  RegionMask shifted(width + widest, mask.height(), 0);
  const auto shiftOf = [&](int y) { return shifts[static_cast<std::size_t>(y)]; };
  for (int y = 0; y < mask.height(); ++y)
    for (int x = 0; x < width; ++x)
      shifted.at(x + shiftOf(y), y) = mask.at(x, y);
  const auto wide = distanceOfRectangles(shifted, shape.height);
  DistanceField field{Grid<float>(width, mask.height(), infinity), Grid<std::int32_t>(width, mask.height(), -1)};
  for (int y = 0; y < mask.height(); ++y)
    for (int x = 0; x < width; ++x) {
      field.distancePx.at(x, y) = wide.distancePx.at(x + shiftOf(y), y);
      if (const auto nearest = wide.nearest.at(x + shiftOf(y), y); nearest >= 0) {
        const int row = nearest / shifted.width();
        field.nearest.at(x, y) = row * width + nearest % shifted.width() - shiftOf(row);
      }
    }
  return field;
}

} // namespace xemap::spatial
