// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/coordinates.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include <geodesic.h>
#include <ogr_spatialref.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_error.h"

namespace xemap::raster {

namespace {

// Beyond this the scale of a projection is no detail any more: Mercator tiles at 60 degrees are off by two.
constexpr double notableScaleError = 0.01;

using Transformation = std::unique_ptr<OGRCoordinateTransformation>;

/// The middles of a pixel's four sides: left, right, top, bottom.
struct PixelCross {
  std::array<double, 4> x;
  std::array<double, 4> y;
};

PixelCross pixelCross(const GeoTransform &geotransform, Point centre) {
  PixelCross cross{};
  const std::array<Point, 4> pixels{Point{centre.x - 0.5, centre.y}, Point{centre.x + 0.5, centre.y},
                                    Point{centre.x, centre.y - 0.5}, Point{centre.x, centre.y + 0.5}};
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    const Point map = geotransform.mapFromPixel(pixels[i]);
    cross.x[i] = map.x;
    cross.y[i] = map.y;
  }
  return cross;
}

/// Units: `cross` in angular units of `geographic`, `radiansPerUnit` each.
GroundResolution geodesicSize(const PixelCross &cross, const OGRSpatialReference &geographic) {
  constexpr double degreesPerRadian = 57.295779513082320877;
  const double degreesPerUnit = geographic.GetAngularUnits() * degreesPerRadian;
  const double inverseFlattening = geographic.GetInvFlattening();
  geod_geodesic ellipsoid{};
  geod_init(&ellipsoid, geographic.GetSemiMajor(), inverseFlattening > 0.0 ? 1.0 / inverseFlattening : 0.0);
  const auto distance = [&](std::size_t from, std::size_t to) {
    double metres = 0.0;
    geod_inverse(&ellipsoid, cross.y[from] * degreesPerUnit, cross.x[from] * degreesPerUnit,
                 cross.y[to] * degreesPerUnit, cross.x[to] * degreesPerUnit, &metres, nullptr, nullptr);
    return std::isfinite(metres) ? metres : 0.0;
  };
  return {distance(0, 1), distance(2, 3)};
}

std::optional<GroundResolution> geodesicSizeOfProjected(PixelCross cross, const OGRSpatialReference &crs) {
  const std::unique_ptr<OGRSpatialReference> geographic(crs.CloneGeogCS());
  if (!geographic)
    return {};
  geographic->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const Transformation toGeographic(OGRCreateCoordinateTransformation(&crs, geographic.get()));
  if (!toGeographic ||
      !toGeographic->Transform(static_cast<int>(cross.x.size()), cross.x.data(), cross.y.data(), nullptr))
    return {};
  const GroundResolution size = geodesicSize(cross, *geographic);
  if (!(size.x > 0.0 && size.y > 0.0))
    return {};
  return size;
}

OGRSpatialReference crsFromUser(const std::string &text, const char *role) {
  OGRSpatialReference crs;
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  // A CRS is a value: what it means must not depend on a server that answers.
  const std::array<const char *, 2> options{"ALLOW_NETWORK_ACCESS=NO", nullptr};
  if (text.empty() || crs.SetFromUserInput(text.c_str(), const_cast<char **>(options.data())) != OGRERR_NONE)
    throw Error(ErrorCode::InvalidArgument,
                std::string(role) + ": expected a CRS such as EPSG:4326, WKT or PROJ, found '" + text + "'");
  return crs;
}

std::string boxText(const MapBox &box) {
  return std::to_string(box.minX) + "," + std::to_string(box.minY) + "," + std::to_string(box.maxX) + "," +
         std::to_string(box.maxY);
}

} // namespace

GroundResolution groundResolutionAt(const GeoTransform &geotransform, const std::string &crsWkt, Point centrePixel) {
  const GdalErrorScope errors;
  OGRSpatialReference crs;
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  if (crsWkt.empty() || crs.importFromWkt(crsWkt.c_str()) != OGRERR_NONE)
    return {};
  const PixelCross cross = pixelCross(geotransform, centrePixel);
  if (crs.IsGeographic())
    return geodesicSize(cross, crs);
  if (!crs.IsProjected())
    return {};
  const double metresPerUnit = crs.GetLinearUnits();
  const GroundResolution nominal{std::hypot(cross.x[1] - cross.x[0], cross.y[1] - cross.y[0]) * metresPerUnit,
                                 std::hypot(cross.x[3] - cross.x[2], cross.y[3] - cross.y[2]) * metresPerUnit};
  const auto geodesic = geodesicSizeOfProjected(cross, crs);
  const auto departs = [](double ground, double map) { return std::abs(ground - map) > notableScaleError * map; };
  if (geodesic && (departs(geodesic->x, nominal.x) || departs(geodesic->y, nominal.y)))
    return *geodesic;
  return nominal;
}

MapBox transformBox(const MapBox &box, const std::string &fromCrs, const std::string &toCrs) {
  if (!(box.minX < box.maxX && box.minY < box.maxY) || !std::isfinite(box.minX + box.minY + box.maxX + box.maxY))
    throw Error(ErrorCode::InvalidArgument,
                "extent: expected finite xmin,ymin,xmax,ymax with xmin < xmax and ymin < ymax, found " + boxText(box));
  const GdalErrorScope errors;
  const OGRSpatialReference from = crsFromUser(fromCrs, "extent CRS");
  const OGRSpatialReference to = crsFromUser(toCrs, "raster CRS");
  const Transformation transformation(OGRCreateCoordinateTransformation(&from, &to));
  constexpr int pointsPerEdge = 21;
  MapBox result;
  const bool done =
      transformation && transformation->TransformBounds(box.minX, box.minY, box.maxX, box.maxY, &result.minX,
                                                        &result.minY, &result.maxX, &result.maxY, pointsPerEdge);
  if (!done || !std::isfinite(result.minX + result.minY + result.maxX + result.maxY))
    throw Error(ErrorCode::InvalidArgument, "extent " + boxText(box) + ": cannot be transformed from '" +
                                                from.GetName() + "' to '" + to.GetName() + "': " + errors.message());
  // Boxes over the antimeridian come back inverted; an axis-parallel box that holds them goes all around.
  if (result.minX > result.maxX) {
    const double halfTurn = M_PI / to.GetAngularUnits();
    result.minX = -halfTurn;
    result.maxX = halfTurn;
  }
  return result;
}

} // namespace xemap::raster
