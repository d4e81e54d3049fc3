// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/logit_spool.h"

#include <algorithm>

#include "xemap/model/xemap_net_options.h"

namespace xemap::infer {

namespace {

constexpr int stride = model::finestStride;

std::size_t cellsOf(int pixels) {
  return static_cast<std::size_t>((pixels + stride - 1) / stride);
}

} // namespace

LogitSpool::LogitSpool(int width, int height)
    : mHeight(height), mValidBytes(static_cast<std::size_t>((width + 7) / 8)), mValidBand((width + 7) / 8),
      mCells(cellsOf(width) * sizeof(float)), mValid(mValidBytes) {}

void LogitSpool::addValid(int x, int y, int width, int height, const std::uint8_t *valid) {
  mValidBand.extendTo(y + height, 0);
  for (int row = 0; row < height; ++row) {
    std::uint8_t *bits = mValidBand.row(y + row);
    for (int column = x; column < x + width; ++column)
      bits[column / 8] |= static_cast<std::uint8_t>((*valid++ != 0 ? 1U : 0U) << (column % 8));
  }
}

void LogitSpool::add(Blender &blender, int finishedCells) {
  if (finishedCells <= mCells.rows())
    return;
  mCells.append(blender.row(mCells.rows()), finishedCells - mCells.rows());
  blender.forgetBefore(finishedCells);
  const int endRow = std::min(finishedCells * stride, mHeight);
  mValidBand.extendTo(endRow, 0);
  mValid.append(mValidBand.row(mValid.rows()), endRow - mValid.rows());
  mValidBand.dropBefore(endRow);
}

} // namespace xemap::infer
