// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/ground_size.h"

#include <cmath>
#include <memory>
#include <vector>

namespace xemap::raster {

namespace {

// Straight edges on the map bend away from geodesics; at this length the area between them is below a part in 100,000.
constexpr double longestEdgeMetres = 1000.0;

} // namespace

GroundSize::GroundSize(const std::string &crsWkt, const GeoTransform &geotransform)
    : mGround(crsWkt), mGeotransform(geotransform), mLongestEdge(mGround.unitsOf(longestEdgeMetres)) {
  const double unitsPerMetre = mGround.unitsOf(1.0);
  if (unitsPerMetre > 0.0)
    mMetresPerUnit = 1.0 / unitsPerMetre;
}

Size GroundSize::of(const OGRMultiPolygon &polygons) const {
  Size size;
  for (const OGRPolygon *polygon : polygons) {
    bool exterior = true;
    for (const OGRLinearRing *ring : *polygon) {
      Size ofOne = ofRing(*ring);
      if (!exterior)
        ofOne.area = -ofOne.area;
      size.add(ofOne);
      exterior = false;
    }
  }
  return size;
}

Size GroundSize::ofRing(const OGRLinearRing &ring) const {
  if (!mGround.isEarthbound())
    return onPlane(ring);
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
    return onPlane(ring);
  geod_polygon polygon;
  geod_polygon_init(&polygon, 0);
  for (std::size_t i = 0; i < x.size(); ++i)
    geod_polygon_addpoint(&mGround.ellipsoid(), &polygon, y[i], x[i]);
  Size size;
  geod_polygon_compute(&mGround.ellipsoid(), &polygon, 0, 1, &size.area, &size.perimeter);
  size.area = std::abs(size.area);
  return size;
}

Size GroundSize::onPlane(const OGRLinearRing &ring) const {
  if (mMetresPerUnit > 0.0)
    return {std::abs(ring.get_Area()) * mMetresPerUnit * mMetresPerUnit, ring.get_Length() * mMetresPerUnit};
  // Pixels need not be square, so lengths depend on where they go.
  const auto &c = mGeotransform.coefficients();
  const double unitsPerPixel = std::abs(c[1] * c[5] - c[2] * c[4]);
  Size size{std::abs(ring.get_Area()) / unitsPerPixel, 0.0};
  for (int i = 1; i < ring.getNumPoints(); ++i) {
    const double dx = ring.getX(i) - ring.getX(i - 1);
    const double dy = ring.getY(i) - ring.getY(i - 1);
    size.perimeter += std::hypot(c[5] * dx - c[2] * dy, c[1] * dy - c[4] * dx) / unitsPerPixel;
  }
  return size;
}

} // namespace xemap::raster
