// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace xemap::spatial {

/// A plane of values. Shape: [height,width] row-major.
template <typename T> class Grid {
public:
  Grid() = default;
  Grid(int width, int height, T value = T())
      : mWidth(width), mHeight(height),
        mValues(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), value) {}

  int width() const { return mWidth; }
  int height() const { return mHeight; }
  std::size_t size() const { return mValues.size(); }
  bool holds(int x, int y) const { return x >= 0 && y >= 0 && x < mWidth && y < mHeight; }

  T &at(int x, int y) { return mValues[offset(x, y)]; }
  const T &at(int x, int y) const { return mValues[offset(x, y)]; }
  T &operator[](std::size_t i) { return mValues[i]; }
  const T &operator[](std::size_t i) const { return mValues[i]; }
  const std::vector<T> &values() const { return mValues; }

private:
  std::size_t offset(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(mWidth) + static_cast<std::size_t>(x);
  }

  int mWidth = 0;
  int mHeight = 0;
  std::vector<T> mValues;
};

/// A region of an image. Units: 1 inside, 0 outside.
using RegionMask = Grid<std::uint8_t>;

} // namespace xemap::spatial
