// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

#include "xemap/infer/extent/row_band.h"
#include "xemap/infer/extent/row_spool.h"

namespace xemap::infer {

/// Keeps where there is data, a bit a pixel, until maps are written; pixels no tile speaks of have none.
class ValidSpool {
public:
  /// Units: pixels of the grid.
  explicit ValidSpool(int width);

  /// Says where a tile has data; before the rows of the tile are finished.
  ///
  /// Shape: `valid` [height,width], of the part of the grid that starts at column `x` and row `y`.
  void add(int x, int y, int width, int height, const std::uint8_t *valid);

  /// No tile speaks of the rows before `endRow` any more. Throws: Unwritable (a full disk).
  void finishTo(int endRow);

  /// The lowest bit of a byte first, each row from a new byte. Throws: Unreadable.
  void read(int first, int count, std::uint8_t *into) const { mFinished.read(first, count, into); }
  std::size_t bytesPerRow() const { return mBytesPerRow; }

private:
  std::size_t mBytesPerRow;
  RowBand<std::uint8_t> mBand; ///< Of rows that later tiles may still speak of.
  RowSpool mFinished;
};

} // namespace xemap::infer
