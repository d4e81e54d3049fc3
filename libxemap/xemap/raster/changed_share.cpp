// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/changed_share.h"

#include <cmath>
#include <cstdint>

#include "xemap/raster/probability_stack.h"

namespace xemap::raster {

double changedShare(const std::string &probabilityPath, const std::string &otherPath, double threshold) {
  ProbabilityStack stack({probabilityPath, otherPath});
  std::int64_t answered = 0;
  std::int64_t changed = 0;
  for (int y = 0; y < stack.height(); ++y) {
    const float *one = stack.row(0, y);
    const float *other = stack.row(1, y);
    for (int x = 0; x < stack.width(); ++x) {
      if (std::isnan(one[x]) || std::isnan(other[x]))
        continue;
      ++answered;
      changed += (one[x] >= threshold) != (other[x] >= threshold) ? 1 : 0;
    }
  }
  return answered > 0 ? static_cast<double>(changed) / static_cast<double>(answered) : 0.0;
}

} // namespace xemap::raster
