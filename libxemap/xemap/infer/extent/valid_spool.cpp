// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/extent/valid_spool.h"

namespace xemap::infer {

ValidSpool::ValidSpool(int width)
    : mBytesPerRow(static_cast<std::size_t>((width + 7) / 8)), mBand((width + 7) / 8), mFinished(mBytesPerRow) {}

void ValidSpool::add(int x, int y, int width, int height, const std::uint8_t *valid) {
  mBand.extendTo(y + height, 0);
  for (int row = 0; row < height; ++row) {
    std::uint8_t *bits = mBand.row(y + row);
    for (int column = x; column < x + width; ++column)
      bits[column / 8] |= static_cast<std::uint8_t>((*valid++ != 0 ? 1U : 0U) << (column % 8));
  }
}

void ValidSpool::finishTo(int endRow) {
  if (endRow <= mFinished.rows())
    return;
  mBand.extendTo(endRow, 0);
  mFinished.append(mBand.row(mFinished.rows()), endRow - mFinished.rows());
  mBand.dropBefore(endRow);
}

} // namespace xemap::infer
