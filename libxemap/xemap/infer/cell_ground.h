// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/spatial/distance_field.h"

namespace xemap::infer {

/// A way over the ground. Units: metres, x along rows to the right, y at right angles to it, downwards.
struct GroundVector {
  double x = 0.0;
  double y = 0.0;
};

/// How a grid of cells lies on the ground.
struct CellGround {
  double metresX = 1.0; ///< Width of a cell.
  double metresY = 1.0; ///< From a row to the next, at right angles.
  double leanX = 0.0;   ///< How far each row lies to the right of the one above. Units: metres.
  double northX = 0.0;  ///< The unit vector along which northing grows; axes as of GroundVector.
  double northY = -1.0;
  double eastX = 1.0; ///< The same of easting. Mirrored pictures have it on the other side of north.
  double eastY = 0.0;

  /// Of so many cells to the right and down.
  GroundVector wayOf(double columns, double rows) const { return {columns * metresX + rows * leanX, rows * metresY}; }
  spatial::PixelShape shape() const { return {metresY / metresX, leanX / metresX}; }
};

} // namespace xemap::infer
