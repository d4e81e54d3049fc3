// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/geodesic_area.h"

#include <cmath>
#include <memory>
#include <vector>

namespace xemap::raster {

namespace {

// Straight edges on the map bend away from geodesics; at this length the area between them is below a part in 100,000.
constexpr double longestEdgeMetres = 1000.0;
} // namespace

GeodesicArea::GeodesicArea(const std::string &crsWkt, const GeoTransform &geotransform)
    : mGround(crsWkt), mLongestEdge(mGround.unitsOf(longestEdgeMetres)) {
  const auto &c = geotransform.coefficients();
  const double unitsPerMetre = mGround.unitsOf(1.0);
  mPlanarScale =
      unitsPerMetre > 0.0 ? 1.0 / (unitsPerMetre * unitsPerMetre) : 1.0 / std::abs(c[1] * c[5] - c[2] * c[4]);
}

double GeodesicArea::of(const OGRMultiPolygon &polygons) {
  double area = 0.0;
  for (const OGRPolygon *polygon : polygons) {
    bool exterior = true;
    for (const OGRLinearRing *ring : *polygon) {
      area += exterior ? ofRing(*ring) : -ofRing(*ring);
      exterior = false;
    }
  }
  return area;
}

double GeodesicArea::ofRing(const OGRLinearRing &ring) {
  if (!mGround.isEarthbound())
    return std::abs(ring.get_Area()) * mPlanarScale;
  const std::unique_ptr<OGRLinearRing> dense(ring.clone());
  dense->segmentize(mLongestEdge);
  const int count = dense->getNumPoints() - 1;
  std::vector<double> x(static_cast<std::size_t>(count));
  std::vector<double> y(x.size());
  for (int i = 0; i < count; ++i) {
    x[static_cast<std::size_t>(i)] = dense->getX(i);
    y[static_cast<std::size_t>(i)] = dense->getY(i);
  }
  if (!mGround.toGeographic(x, y))
    return std::abs(ring.get_Area()) * mPlanarScale;
  geod_polygon polygon;
  geod_polygon_init(&polygon, 0);
  for (std::size_t i = 0; i < x.size(); ++i)
    geod_polygon_addpoint(&mGround.ellipsoid(), &polygon, y[i], x[i]);
  double area = 0.0;
  geod_polygon_compute(&mGround.ellipsoid(), &polygon, 0, 1, &area, nullptr);
  return std::abs(area);
}

} // namespace xemap::raster
