// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/layer/annotated_region.h"

#include <algorithm>

namespace xemap::layer {

namespace {

// Of a region's longer side: nearer to the best place than one sees.
constexpr double placePrecision = 0.01;

} // namespace

AnnotatedRegion annotatedRegion(const QgsGeometry &polygons) {
  const QgsRectangle box = polygons.boundingBox();
  QgsGeometry place = polygons.poleOfInaccessibility(placePrecision * std::max(box.width(), box.height()));
  if (place.isEmpty())
    place = polygons.pointOnSurface();
  return {polygons, place.isEmpty() ? box.center() : place.asPoint(), {}};
}

} // namespace xemap::layer
