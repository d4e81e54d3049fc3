// SPDX-License-Identifier: GPL-2.0-or-later
#include "plugin/annotation/layer/annotated_region.h"

#include <qgsabstractgeometry.h>

#include <algorithm>

namespace xemap::annotation {

namespace {

// Of a region's longer side: nearer to the best place than one sees.
constexpr double placePrecision = 0.01;
constexpr unsigned int roundings = 2;
// Rounding so many corners takes longer than their look is worth.
constexpr int mostCorners = 20000;

QgsGeometry smoothed(const QgsGeometry &polygons, double tolerance) {
  const QgsGeometry simple = polygons.simplify(tolerance);
  if (simple.isEmpty())
    return polygons;
  if (simple.constGet()->nCoordinates() > mostCorners)
    return simple;
  // Between points that near to each other a corner loses little, and what is straight needs no points again.
  QgsGeometry round = simple.densifyByDistance(2.0 * tolerance).smooth(roundings).simplify(0.1 * tolerance);
  return round.isEmpty() || !round.isGeosValid() ? simple : round;
}

} // namespace

AnnotatedRegion annotatedRegion(const QgsGeometry &polygons, double tolerance) {
  const QgsGeometry outlined = tolerance > 0.0 ? smoothed(polygons, tolerance) : polygons;
  const QgsRectangle box = outlined.boundingBox();
  QgsGeometry place = outlined.poleOfInaccessibility(placePrecision * std::max(box.width(), box.height()));
  if (place.isEmpty())
    place = outlined.pointOnSurface();
  return {outlined, place.isEmpty() ? box.center() : place.asPoint(), {}};
}

} // namespace xemap::annotation
