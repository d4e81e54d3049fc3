// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/infer/clip_polygon.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "xemap/base/error.h"

namespace xemap::infer {

ClipPolygon::ClipPolygon(const std::vector<raster::Point> &mapPoints, const raster::GeoTransform &gridTransform) {
  if (!mapPoints.empty() && mapPoints.size() < 3)
    throw Error(ErrorCode::InvalidArgument,
                "clip polygon: expected three points or more, found " + std::to_string(mapPoints.size()));
  for (const auto &point : mapPoints) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y))
      throw Error(ErrorCode::InvalidArgument, "clip polygon: expected finite coordinates, found (" +
                                                  std::to_string(point.x) + ", " + std::to_string(point.y) + ")");
    mPixels.push_back(gridTransform.pixelFromMap(point));
  }
}

void ClipPolygon::apply(int x, int y, int width, int height, std::uint8_t *valid) const {
  if (mPixels.empty())
    return;
  const auto firstInside = [&](double crossing) {
    return static_cast<int>(std::clamp(std::ceil(crossing - 0.5) - x, 0.0, static_cast<double>(width)));
  };
  for (int row = 0; row < height; ++row) {
    std::uint8_t *line = valid + static_cast<std::ptrdiff_t>(row) * width;
    int outsideFrom = 0;
    const auto columns = crossings(y + row);
    for (std::size_t i = 0; i + 1 < columns.size(); i += 2) {
      std::fill(line + outsideFrom, line + std::max(outsideFrom, firstInside(columns[i])), std::uint8_t{0});
      outsideFrom = firstInside(columns[i + 1]);
    }
    std::fill(line + outsideFrom, line + width, std::uint8_t{0});
  }
}

std::vector<double> ClipPolygon::crossings(int row) const {
  const double centre = row + 0.5;
  std::vector<double> columns;
  for (std::size_t i = 0; i < mPixels.size(); ++i) {
    const auto &a = mPixels[i];
    const auto &b = mPixels[(i + 1) % mPixels.size()];
    // Half-open in y, so that a vertex on the line counts once.
    if ((a.y <= centre) != (b.y <= centre))
      columns.push_back(a.x + (centre - a.y) / (b.y - a.y) * (b.x - a.x));
  }
  std::sort(columns.begin(), columns.end());
  return columns;
}

} // namespace xemap::infer
