// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/line_neighbourhood.h"

#include <algorithm>
#include <cstddef>

namespace xemap::data::synth {

LineNeighbourhood::LineNeighbourhood(const Canvas &canvas, const Polyline &line, double reach)
    : mReach(static_cast<float>(reach)) {
  const Box box = boundingBox(line);
  mLeft = std::clamp(canvas.columnOf(box.low.x - reach), 0, canvas.width());
  mTop = std::clamp(canvas.columnOf(box.low.y - reach), 0, canvas.height());
  const int right = std::clamp(canvas.columnOf(box.high.x + reach) + 1, mLeft, canvas.width());
  const int bottom = std::clamp(canvas.columnOf(box.high.y + reach) + 1, mTop, canvas.height());
  mPositions = Grid<LinePosition>(right - mLeft, bottom - mTop, {1e9F, 0.0F});
  double along = 0.0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    addSegment(canvas, line[i - 1], line[i], along);
    along += length(line[i] - line[i - 1]);
  }
}

void LineNeighbourhood::addSegment(const Canvas &canvas, Vec2 a, Vec2 b, double startAlong) {
  const double segmentLength = length(b - a);
  const Frame frame{a, normalized(b - a)};
  const int left = std::max(mLeft, canvas.columnOf(std::min(a.x, b.x) - mReach));
  const int right = std::min(mLeft + mPositions.width() - 1, canvas.columnOf(std::max(a.x, b.x) + mReach));
  const int top = std::max(mTop, canvas.columnOf(std::min(a.y, b.y) - mReach));
  const int bottom = std::min(mTop + mPositions.height() - 1, canvas.columnOf(std::max(a.y, b.y) + mReach));
  for (int y = top; y <= bottom; ++y) {
    for (int x = left; x <= right; ++x) {
      const Vec2 local = frame.toFrame(canvas.groundOf(x, y));
      const double u = std::clamp(local.x, 0.0, segmentLength);
      const double beyond = std::abs(local.x - u);
      const double distance = beyond > 0.0 ? length(Vec2{beyond, local.y}) : std::abs(local.y);
      LinePosition &best = mPositions.at(x - mLeft, y - mTop);
      if (distance < std::abs(best.lateral))
        best = {static_cast<float>(local.y < 0.0 ? -distance : distance), static_cast<float>(startAlong + u)};
    }
  }
}

} // namespace xemap::data::synth
