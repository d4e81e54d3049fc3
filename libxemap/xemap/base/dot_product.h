// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>

namespace xemap {

/// The dot product of two rows, summed as double in one order, eight sums in flight for processors that add several
/// numbers at once.
template <typename One, typename Other> double dotProduct(const One *one, const Other *other, std::size_t width) {
  constexpr std::size_t lanes = 8;
  std::array<double, lanes> sums{};
  std::size_t i = 0;
  for (; i + lanes <= width; i += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane)
      sums[lane] += static_cast<double>(one[i + lane]) * static_cast<double>(other[i + lane]);
  for (; i < width; ++i)
    sums[0] += static_cast<double>(one[i]) * static_cast<double>(other[i]);
  double sum = 0.0;
  for (const double part : sums)
    sum += part;
  return sum;
}

} // namespace xemap
