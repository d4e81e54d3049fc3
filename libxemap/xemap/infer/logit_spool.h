// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>

#include "xemap/infer/blender.h"
#include "xemap/infer/row_band.h"
#include "xemap/infer/row_spool.h"

namespace xemap::infer {

/// Keeps blended logits, and where there is data, until all tiles have answered: whether the map may be believed at all
/// is known only then.
class LogitSpool {
public:
  /// Units: pixels of the grid.
  LogitSpool(int width, int height);

  /// Says where a tile has data; pixels no tile speaks of have none. Before the rows of the tile are added.
  ///
  /// Shape: `valid` [height,width], of the part of the grid that starts at column `x` and row `y`.
  void addValid(int x, int y, int width, int height, const std::uint8_t *valid);

  /// Takes the rows that are finished, up to `finishedCells`, and lets `blender` forget them.
  ///
  /// Throws: Unwritable (a full disk).
  void add(Blender &blender, int finishedCells);

  /// Shape: [count, fine cells of the width] float32. Throws: Unreadable.
  void readCells(int first, int count, float *into) const { mCells.read(first, count, into); }

  /// A bit per pixel, the lowest of a byte first, each row from a new byte. Throws: Unreadable.
  void readValid(int first, int count, std::uint8_t *into) const { mValid.read(first, count, into); }
  std::size_t validBytesPerRow() const { return mValidBytes; }

private:
  int mHeight;
  std::size_t mValidBytes;
  RowBand<std::uint8_t> mValidBand; ///< Of rows that later tiles may still speak of.
  RowSpool mCells;
  RowSpool mValid;
};

} // namespace xemap::infer
