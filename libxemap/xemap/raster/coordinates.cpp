// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/coordinates.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <vector>

#include <geodesic.h>
#include <ogr_spatialref.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/ground.h"
#include "xemap/raster/spatial_reference.h"

namespace xemap::raster {

namespace {

// Beyond this the scale of a projection is no detail any more: Mercator tiles at 60 degrees are off by two.
constexpr double notableScaleError = 0.01;

using Transformation = std::unique_ptr<OGRCoordinateTransformation>;

/// The middles of the four sides of a pixel, or of a larger square: left, right, top, bottom.
struct PixelCross {
  std::vector<double> x;
  std::vector<double> y;
};

PixelCross pixelCross(const GeoTransform &geotransform, Point centre, double half = 0.5) {
  PixelCross cross;
  for (const Point pixel : {Point{centre.x - half, centre.y}, Point{centre.x + half, centre.y},
                            Point{centre.x, centre.y - half}, Point{centre.x, centre.y + half}}) {
    const Point map = geotransform.mapFromPixel(pixel);
    cross.x.push_back(map.x);
    cross.y.push_back(map.y);
  }
  return cross;
}

/// Nothing where the place has no longitude and latitude.
std::optional<GroundResolution> geodesicSize(PixelCross cross, const Ground &ground) {
  if (!ground.toGeographic(cross.x, cross.y))
    return {};
  const auto distance = [&](std::size_t from, std::size_t to) {
    double metres = 0.0;
    geod_inverse(&ground.ellipsoid(), cross.y[from], cross.x[from], cross.y[to], cross.x[to], &metres, nullptr,
                 nullptr);
    return std::isfinite(metres) ? metres : 0.0;
  };
  const GroundResolution size{distance(0, 1), distance(2, 3)};
  if (!(size.x > 0.0 && size.y > 0.0))
    return {};
  return size;
}

/// A difference of longitudes, the short way around. Units: degrees.
double turned(double degrees) {
  return std::remainder(degrees, 360.0);
}

/// Where columns go down to, when rows go to the right.
Point columnOf(const PixelCross &cross, const Ground &ground) {
  constexpr double radiansPerDegree = 0.017453292519943295769;
  PixelCross geographic = cross;
  double angle = 0.0;
  if (ground.toGeographic(geographic.x, geographic.y)) {
    const auto azimuth = [&](std::size_t from, std::size_t to) {
      double degrees = 0.0;
      geod_inverse(&ground.ellipsoid(), geographic.y[from], geographic.x[from], geographic.y[to], geographic.x[to],
                   nullptr, &degrees, nullptr);
      return degrees * radiansPerDegree;
    };
    angle = azimuth(2, 3) - azimuth(0, 1);
  } else {
    angle = std::atan2(cross.y[3] - cross.y[2], cross.x[3] - cross.x[2]) -
            std::atan2(cross.y[1] - cross.y[0], cross.x[1] - cross.x[0]);
  }
  const Point column{std::cos(angle), std::abs(std::sin(angle))};
  // What collapses at that place, as at a pole, tells no angle.
  return std::isfinite(angle) && column.y > 1e-3 ? column : GroundDirections().column;
}

/// The direction in which a coordinate grows fastest; the default where it does not grow at all.
Point directionOf(double alongRow, double alongColumn, const GroundResolution &size, Point column, Point otherwise) {
  const double x = alongRow / (size.x > 0.0 ? size.x : 1.0);
  const double y = (alongColumn / (size.y > 0.0 ? size.y : 1.0) - x * column.x) / column.y;
  const double length = std::hypot(x, y);
  return length > 0.0 ? Point{x / length, y / length} : otherwise;
}

OGRSpatialReference crsFromUser(const std::string &text, const char *role) {
  if (const auto known = spatialReferenceOf(text))
    return *known;
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
  const Ground ground(crsWkt);
  const PixelCross cross = pixelCross(geotransform, centrePixel);
  const auto geodesic = ground.isEarthbound() ? geodesicSize(cross, ground) : std::nullopt;
  if (!(ground.metresPerUnit() > 0.0))
    return geodesic.value_or(GroundResolution());
  const GroundResolution nominal{std::hypot(cross.x[1] - cross.x[0], cross.y[1] - cross.y[0]) * ground.metresPerUnit(),
                                 std::hypot(cross.x[3] - cross.x[2], cross.y[3] - cross.y[2]) * ground.metresPerUnit()};
  const auto departs = [](double found, double map) { return std::abs(found - map) > notableScaleError * map; };
  if (geodesic && (departs(geodesic->x, nominal.x) || departs(geodesic->y, nominal.y)))
    return *geodesic;
  return nominal;
}

bool hasGroundAreas(const std::string &crsWkt) {
  const Ground ground(crsWkt);
  return ground.isEarthbound() || ground.metresPerUnit() > 0.0;
}

GroundDirections directionsAt(const GeoTransform &geotransform, const std::string &crsWkt, Point centrePixel) {
  const GroundResolution size = groundResolutionAt(geotransform, crsWkt, centrePixel);
  constexpr double halfPx = 8.0; // So far that the digits of a transformation do not matter.
  PixelCross cross = pixelCross(geotransform, centrePixel, halfPx);
  const Ground ground(crsWkt);
  GroundDirections directions;
  directions.column = columnOf(cross, ground);
  ground.toGeographic(cross.x, cross.y);
  directions.north =
      directionOf(cross.y[1] - cross.y[0], cross.y[3] - cross.y[2], size, directions.column, directions.north);
  directions.east = directionOf(turned(cross.x[1] - cross.x[0]), turned(cross.x[3] - cross.x[2]), size,
                                directions.column, directions.east);
  return directions;
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
