// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/analysis_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "xemap/base/error.h"
#include "xemap/raster/coordinates.h"
#include "xemap/raster/number_text.h"

namespace xemap::raster {

namespace {

// What an extent exceeds a pixel's border by is rounding up to here, intent beyond.
constexpr double roundingPx = 1e-4;

std::string boxText(const MapBox &box) {
  return numberText(box.minX) + "," + numberText(box.minY) + "," + numberText(box.maxX) + "," + numberText(box.maxY);
}

template <typename Transform> MapBox boundsOfCorners(const MapBox &box, const Transform &transform) {
  const std::array<Point, 4> corners{Point{box.minX, box.minY}, Point{box.maxX, box.minY}, Point{box.minX, box.maxY},
                                     Point{box.maxX, box.maxY}};
  constexpr double infinity = std::numeric_limits<double>::infinity();
  MapBox bounds{infinity, infinity, -infinity, -infinity};
  for (const Point &corner : corners) {
    const Point p = transform(corner);
    bounds = {std::min(bounds.minX, p.x), std::min(bounds.minY, p.y), std::max(bounds.maxX, p.x),
              std::max(bounds.maxY, p.y)};
  }
  return bounds;
}

bool overlap(const MapBox &a, const MapBox &b) {
  return a.minX < b.maxX && b.minX < a.maxX && a.minY < b.maxY && b.minY < a.maxY;
}

void checkExtent(const MapBox &extent) {
  const bool finite = std::isfinite(extent.minX) && std::isfinite(extent.minY) && std::isfinite(extent.maxX) &&
                      std::isfinite(extent.maxY);
  if (!finite || !(extent.minX < extent.maxX && extent.minY < extent.maxY))
    throw Error(ErrorCode::InvalidArgument,
                "extent: expected finite xmin,ymin,xmax,ymax with xmin < xmax and ymin < ymax, found " +
                    boxText(extent));
}

/// The whole source pixels under one axis of the extent, cut to the raster: first and last + 1.
std::array<double, 2> wholePixels(double from, double to, int length) {
  const double first = std::clamp(std::floor(from + roundingPx), 0.0, length - 1.0);
  const double end = std::clamp(std::ceil(to - roundingPx), first + 1.0, static_cast<double>(length));
  return {first, end};
}

PixelWindow windowOf(const RasterInfo &raster, const MapBox &extent) {
  checkExtent(extent);
  const GeoTransform &geotransform = raster.geotransform;
  const MapBox rasterPx{0.0, 0.0, static_cast<double>(raster.width), static_cast<double>(raster.height)};
  const MapBox extentPx = boundsOfCorners(extent, [&](Point p) { return geotransform.pixelFromMap(p); });
  const MapBox rasterMap = boundsOfCorners(rasterPx, [&](Point p) { return geotransform.mapFromPixel(p); });
  // Two parallelograms meet if and only if their bounds overlap in both of their frames.
  if (!overlap(extentPx, rasterPx) || !overlap(extent, rasterMap))
    throw Error(ErrorCode::OutsideExtent, "extent " + boxText(extent) + " misses the raster " + raster.name +
                                              ", which covers " + boxText(rasterMap));
  const auto columns = wholePixels(extentPx.minX, extentPx.maxX, raster.width);
  const auto rows = wholePixels(extentPx.minY, extentPx.maxY, raster.height);
  return {columns[0], rows[0], columns[1] - columns[0], rows[1] - rows[0]};
}

GroundResolution resolutionIn(const RasterInfo &raster, const PixelWindow &window) {
  if (raster.crsWkt.empty())
    return raster.groundResolution;
  return groundResolutionAt(raster.geotransform, raster.crsWkt,
                            {window.x + window.width / 2.0, window.y + window.height / 2.0});
}

int resampledLength(double sourceLength, double sourceGsd, double gsd) {
  const double length = std::max(1.0, std::round(sourceLength * sourceGsd / gsd));
  if (length > std::numeric_limits<int>::max())
    throw Error(ErrorCode::InvalidArgument, "ground resolution: " + numberText(gsd) + " m would make a result of " +
                                                numberText(length) + " pixels a side");
  return static_cast<int>(length);
}

} // namespace

AnalysisGrid planGrid(const RasterInfo &raster, const std::optional<MapBox> &extent,
                      const std::optional<double> &gsdMetres) {
  AnalysisGrid grid;
  grid.window = extent ? windowOf(raster, *extent)
                       : PixelWindow{0.0, 0.0, static_cast<double>(raster.width), static_cast<double>(raster.height)};
  grid.width = static_cast<int>(grid.window.width);
  grid.height = static_cast<int>(grid.window.height);
  grid.crsWkt = raster.crsWkt;
  grid.georeferenced = raster.georeferenced;
  grid.groundResolution = resolutionIn(raster, grid.window);
  if (gsdMetres) {
    if (!(std::isfinite(*gsdMetres) && *gsdMetres > 0.0))
      throw Error(ErrorCode::InvalidArgument,
                  "ground resolution: expected metres above 0, found " + numberText(*gsdMetres));
    if (!(grid.groundResolution.x > 0.0 && grid.groundResolution.y > 0.0))
      throw Error(ErrorCode::InvalidArgument, "ground resolution: " + numberText(*gsdMetres) +
                                                  " m cannot be honoured, the size of a pixel of " + raster.name +
                                                  " on the ground is unknown");
    grid.width = resampledLength(grid.window.width, grid.groundResolution.x, *gsdMetres);
    grid.height = resampledLength(grid.window.height, grid.groundResolution.y, *gsdMetres);
  }
  const double scaleX = grid.window.width / grid.width;
  const double scaleY = grid.window.height / grid.height;
  grid.geotransform = raster.geotransform.subgrid({grid.window.x, grid.window.y}, scaleX, scaleY);
  grid.groundResolution.x *= scaleX;
  grid.groundResolution.y *= scaleY;
  return grid;
}

std::vector<Point> ringOf(const MapBox &box) {
  return {{box.minX, box.minY}, {box.maxX, box.minY}, {box.maxX, box.maxY}, {box.minX, box.maxY}};
}

} // namespace xemap::raster
