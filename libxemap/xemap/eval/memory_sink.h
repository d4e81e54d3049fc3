// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "xemap/eval/map_method.h"
#include "xemap/raster/map_sink.h"

namespace xemap::eval {

/// Keeps the rows an engine writes.
class MemorySink final : public raster::MapSink {
public:
  void begin(const raster::AnalysisGrid &grid) override {
    mMap = {grid.width, grid.height, std::vector<float>(static_cast<std::size_t>(grid.width) * grid.height), {}, {}};
  }

  void writeRows(int firstRow, int rowCount, const float *probability) override {
    std::copy_n(probability, static_cast<std::size_t>(rowCount) * mMap.width,
                mMap.scores.begin() + static_cast<std::ptrdiff_t>(firstRow) * mMap.width);
  }

  void finish() override {}

  ScoreMap take() { return std::move(mMap); }

private:
  ScoreMap mMap;
};

} // namespace xemap::eval
