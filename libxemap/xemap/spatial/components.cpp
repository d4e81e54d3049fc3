// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/spatial/components.h"

#include <cstddef>
#include <utility>

namespace xemap::spatial {

Components components(const RegionMask &mask) {
  Components found{Grid<std::int32_t>(mask.width(), mask.height(), 0), {}};
  std::vector<std::pair<int, int>> pending;
  for (int y = 0; y < mask.height(); ++y) {
    for (int x = 0; x < mask.width(); ++x) {
      if (mask.at(x, y) == 0 || found.labels.at(x, y) != 0)
        continue;
      const auto label = static_cast<std::int32_t>(found.areaPx.size()) + 1;
      std::int64_t area = 0;
      found.labels.at(x, y) = label;
      pending.assign(1, {x, y});
      while (!pending.empty()) {
        const auto [px, py] = pending.back();
        pending.pop_back();
        ++area;
        for (int dy = -1; dy <= 1; ++dy)
          for (int dx = -1; dx <= 1; ++dx)
            if (mask.holds(px + dx, py + dy) && mask.at(px + dx, py + dy) != 0 &&
                found.labels.at(px + dx, py + dy) == 0) {
              found.labels.at(px + dx, py + dy) = label;
              pending.emplace_back(px + dx, py + dy);
            }
      }
      found.areaPx.push_back(area);
    }
  }
  return found;
}

} // namespace xemap::spatial
