// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/slips.h"

#include <algorithm>
#include <cstdint>
#include <unicode/unistr.h>
#include <vector>

#include "xemap/text/utf8.h"

namespace xemap::text {

std::size_t slipsBetween(const std::string &a, const std::string &b) {
  requireUtf8(a, "word");
  requireUtf8(b, "word");
  const auto from = icu::UnicodeString::fromUTF8(a);
  const auto to = icu::UnicodeString::fromUTF8(b);
  const auto rows = static_cast<std::size_t>(from.length());
  const auto columns = static_cast<std::size_t>(to.length());
  const auto is = [&](std::size_t i, std::size_t j) {
    return from[static_cast<std::int32_t>(i)] == to[static_cast<std::int32_t>(j)];
  };
  std::vector<std::vector<std::size_t>> cost(rows + 1, std::vector<std::size_t>(columns + 1));
  for (std::size_t i = 0; i <= rows; ++i)
    for (std::size_t j = 0; j <= columns; ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = i + j;
        continue;
      }
      const std::size_t replaced = is(i - 1, j - 1) ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + replaced});
      if (i > 1 && j > 1 && is(i - 1, j - 2) && is(i - 2, j - 1))
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  return cost[rows][columns];
}

} // namespace xemap::text
