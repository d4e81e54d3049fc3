// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/geodesic_area.h"

#include <cmath>
#include <vector>

namespace xemap::raster {

namespace {

// Straight edges on the map bend away from geodesics; at this length the area between them is below a part in 100,000.
constexpr double longestEdgeMetres = 1000.0;
constexpr double degreesPerRadian = 57.295779513082320877;

} // namespace

GeodesicArea::GeodesicArea(const std::string &crsWkt, const GeoTransform &geotransform) {
  const auto &c = geotransform.coefficients();
  mPlanarScale = 1.0 / std::abs(c[1] * c[5] - c[2] * c[4]);
  OGRSpatialReference crs;
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (crsWkt.empty() || crs.importFromWkt(crsWkt.c_str()) != OGRERR_NONE || !(crs.IsGeographic() || crs.IsProjected()))
    return;
  const std::unique_ptr<OGRSpatialReference> geographic(crs.CloneGeogCS());
  if (!geographic)
    return;
  geographic->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  mToGeographic.reset(OGRCreateCoordinateTransformation(&crs, geographic.get()));
  const double inverseFlattening = geographic->GetInvFlattening();
  geod_init(&mEllipsoid, geographic->GetSemiMajor(), inverseFlattening > 0.0 ? 1.0 / inverseFlattening : 0.0);
  mDegreesPerUnit = geographic->GetAngularUnits() * degreesPerRadian;
  const double metresPerUnit =
      crs.IsGeographic() ? geographic->GetSemiMajor() * geographic->GetAngularUnits() : crs.GetLinearUnits();
  mLongestEdge = longestEdgeMetres / metresPerUnit;
  mPlanarScale = metresPerUnit * metresPerUnit;
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
  if (!mToGeographic)
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
  if (!mToGeographic->Transform(count, x.data(), y.data(), nullptr))
    return std::abs(ring.get_Area()) * mPlanarScale;
  geod_polygon polygon;
  geod_polygon_init(&polygon, 0);
  for (std::size_t i = 0; i < x.size(); ++i)
    geod_polygon_addpoint(&mEllipsoid, &polygon, y[i] * mDegreesPerUnit, x[i] * mDegreesPerUnit);
  double area = 0.0;
  geod_polygon_compute(&mEllipsoid, &polygon, 0, 1, &area, nullptr);
  return std::abs(area);
}

} // namespace xemap::raster
