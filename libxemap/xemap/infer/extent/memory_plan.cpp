// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/memory_plan.h"

#include <string>

#include "xemap/base/error.h"
#include "xemap/infer/extent/row_spool.h"
#include "xemap/model/spec/xemap_net_options.h"

namespace xemap::infer {

namespace {

constexpr std::size_t readerBytesPerPixel = 55; ///< Of the tile being read.
constexpr std::size_t bandBytesPerPixel = 3;    ///< Of a row of tiles: logits and weights.

std::string megabytes(std::size_t bytes) {
  return std::to_string((bytes + 999'999) / 1'000'000) + " MB";
}

} // namespace

std::size_t estimatedPeakBytes(const Footprint &network, int tileSizePx, int places, int maps, int gridWidth) {
  const auto side = static_cast<std::size_t>(tileSizePx);
  const auto perPixel = static_cast<std::size_t>(places) * network.tilePerPixel + readerBytesPerPixel;
  const auto bands = side * static_cast<std::size_t>(gridWidth) * bandBytesPerPixel;
  // The first map's rows are part of what was measured for the program.
  const auto count = static_cast<std::size_t>(maps);
  return network.program + side * side * perPixel + bands * count + RowSpool::usualMemoryBytes * (count - 1);
}

Tiling fitToMemory(Tiling tiling, std::size_t maxBytes, const Footprint &network, int places, int maps, int gridWidth) {
  if (maxBytes == 0)
    return tiling;
  while (estimatedPeakBytes(network, tiling.tileSizePx, places, maps, gridWidth) > maxBytes) {
    if (tiling.tileSizePx - model::coarsestStride < 2 * tiling.overlapPx)
      throw Error(ErrorCode::OutOfMemory,
                  "memory limit: expected at least " +
                      megabytes(estimatedPeakBytes(network, tiling.tileSizePx, places, maps, gridWidth)) +
                      " for an extent " + std::to_string(gridWidth) + " pixels wide, found " + megabytes(maxBytes));
    tiling.tileSizePx -= model::coarsestStride;
  }
  return tiling;
}

} // namespace xemap::infer
