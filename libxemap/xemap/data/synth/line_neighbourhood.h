// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cmath>

#include "xemap/data/synth/canvas.h"

namespace xemap::data::synth {

/// Where a sample lies along a line.
struct LinePosition {
  float lateral = 0.0F; ///< Distance from the line, positive to its right.
  float along = 0.0F;   ///< Distance from its start.
};

/// The samples within `reach` of a line with their nearest position along it.
class LineNeighbourhood {
public:
  LineNeighbourhood(const Canvas &canvas, const Polyline &line, double reach);

  /// Calls visit(x, y, position) for each, row by row.
  template <typename Visit> void forEach(Visit visit) const {
    for (int y = 0; y < mPositions.height(); ++y)
      for (int x = 0; x < mPositions.width(); ++x)
        if (std::abs(mPositions.at(x, y).lateral) <= mReach)
          visit(x + mLeft, y + mTop, mPositions.at(x, y));
  }

private:
  void addSegment(const Canvas &canvas, Vec2 a, Vec2 b, double startAlong);

  float mReach;
  int mLeft = 0;
  int mTop = 0;
  Grid<LinePosition> mPositions;
};

} // namespace xemap::data::synth
