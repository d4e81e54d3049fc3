// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/data_rule.h"

#include <cmath>

namespace xemap::raster {

namespace {

bool isIn(const DataRule::Collar &collar, const JudgedBlock &block, int row, int column) {
  const std::size_t sample = static_cast<std::size_t>(row) * block.rowStride + static_cast<std::size_t>(column);
  for (std::size_t band = 0; band < collar.value.size(); ++band)
    if (block.samples[band * block.planeStride + sample] != collar.value[band])
      return false;
  const auto cellOf = [](int pixel, int cells, int length) {
    return static_cast<std::size_t>((pixel + 0.5) * cells / length);
  };
  const std::size_t cell =
      cellOf(block.y + row, collar.cellsY, block.levelHeight) * static_cast<std::size_t>(collar.cellsX) +
      cellOf(block.x + column, collar.cellsX, block.levelWidth);
  return collar.cells[cell] != 0;
}

} // namespace

bool DataRule::isMissing(const JudgedBlock &block, std::size_t sample, std::size_t mask) const {
  bool every = true;
  for (std::size_t band = 0; band < bands.size(); ++band) {
    const Band &rule = bands[band];
    const float value = block.samples[band * block.planeStride + sample];
    if (value < rule.lowest || value > rule.highest)
      return true;
    const bool declares = block.declared[band] != nullptr;
    const bool holds = declares ? block.declared[band][mask] == 0 : rule.borrowed && value == *rule.borrowed;
    if (holds && rule.decidesAlone)
      return true;
    every = every && holds;
  }
  return every;
}

bool DataRule::judgesSamples(const JudgedBlock &block) const {
  for (std::size_t band = 0; band < bands.size(); ++band)
    if (block.declared[band] != nullptr || std::isfinite(bands[band].lowest) || std::isfinite(bands[band].highest))
      return true;
  return false;
}

void DataRule::apply(const JudgedBlock &block) const {
  const auto offset = [](int row, std::size_t stride, int column) {
    return static_cast<std::size_t>(row) * stride + static_cast<std::size_t>(column);
  };
  for (int row = 0; judgesSamples(block) && row < block.height; ++row)
    for (int column = 0; column < block.width; ++column) {
      std::uint8_t &valid = block.valid[offset(row, block.rowStride, column)];
      if (valid != 0 && isMissing(block, offset(row, block.rowStride, column),
                                  offset(row, static_cast<std::size_t>(block.width), column)))
        valid = 0;
    }
  for (const Collar &collar : collars)
    for (int row = 0; row < block.height; ++row)
      for (int column = 0; column < block.width; ++column)
        if (isIn(collar, block, row, column))
          block.valid[offset(row, block.rowStride, column)] = 0;
}

} // namespace xemap::raster
