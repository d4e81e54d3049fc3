// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/box_groups.h"

#include <algorithm>
#include <numeric>

namespace xemap::raster {

namespace {

std::size_t root(std::vector<std::size_t> &parents, std::size_t index) {
  while (parents[index] != index) {
    parents[index] = parents[parents[index]];
    index = parents[index];
  }
  return index;
}

} // namespace

std::vector<std::vector<std::size_t>> groupBoxes(const std::vector<OGREnvelope> &boxes, double margin) {
  std::vector<std::size_t> parents(boxes.size());
  std::iota(parents.begin(), parents.end(), 0);
  std::vector<std::size_t> fromLeft = parents;
  std::sort(fromLeft.begin(), fromLeft.end(),
            [&](std::size_t a, std::size_t b) { return boxes[a].MinX < boxes[b].MinX; });
  std::vector<std::size_t> open;
  for (const std::size_t index : fromLeft) {
    const OGREnvelope &box = boxes[index];
    open.erase(std::remove_if(open.begin(), open.end(),
                              [&](std::size_t other) { return boxes[other].MaxX + margin < box.MinX; }),
               open.end());
    for (const std::size_t other : open) {
      if (boxes[other].MinY > box.MaxY + margin || box.MinY > boxes[other].MaxY + margin)
        continue;
      const std::size_t a = root(parents, index);
      const std::size_t b = root(parents, other);
      parents[std::max(a, b)] = std::min(a, b);
    }
    open.push_back(index);
  }
  std::vector<std::vector<std::size_t>> byRoot(boxes.size());
  for (std::size_t index = 0; index < boxes.size(); ++index)
    byRoot[root(parents, index)].push_back(index);
  byRoot.erase(std::remove_if(byRoot.begin(), byRoot.end(), [](const auto &group) { return group.empty(); }),
               byRoot.end());
  return byRoot;
}

} // namespace xemap::raster
