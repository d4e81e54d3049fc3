// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>

#include "xemap/data/pixels.h"

namespace xemap::data {

namespace {

/// Calls `visit(top, bottom, left, right)` for each block of a picture, row by row.
template <typename Visit> void forEachBlock(int width, int height, int factor, const Visit &visit) {
  for (int y = 0; y < height; y += factor)
    for (int x = 0; x < width; x += factor)
      visit(y, std::min(y + factor, height), x, std::min(x + factor, width));
}

int shrunkSide(int side, int factor) {
  return (side + factor - 1) / factor;
}

} // namespace

RgbImage shrunk(const RgbImage &image, int factor) {
  RgbImage small{shrunkSide(image.width, factor), shrunkSide(image.height, factor), {}};
  forEachBlock(image.width, image.height, factor, [&](int top, int bottom, int left, int right) {
    const int count = (bottom - top) * (right - left);
    std::array<int, 3> sums{};
    for (int y = top; y < bottom; ++y)
      for (int x = left; x < right; ++x)
        for (std::size_t c = 0; c < sums.size(); ++c)
          sums[c] += image.rgb[(std::size_t{1} * y * image.width + x) * 3 + c];
    for (const int sum : sums)
      small.rgb.push_back(static_cast<std::uint8_t>((sum + count / 2) / count));
  });
  return small;
}

IndexImage shrunk(const IndexImage &image, int factor) {
  IndexImage small{shrunkSide(image.width, factor), shrunkSide(image.height, factor), {}};
  forEachBlock(image.width, image.height, factor, [&](int top, int bottom, int left, int right) {
    std::array<int, 256> counts{};
    for (int y = top; y < bottom; ++y)
      for (int x = left; x < right; ++x)
        ++counts[image.values[std::size_t{1} * y * image.width + x]];
    small.values.push_back(static_cast<std::uint8_t>(std::max_element(counts.begin(), counts.end()) - counts.begin()));
  });
  return small;
}

} // namespace xemap::data
