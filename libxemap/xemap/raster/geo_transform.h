// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

namespace xemap::raster {

/// A point in map units of a CRS, or in pixels; the name of the variable says which.
struct Point {
  double x = 0.0;
  double y = 0.0;
};

/// The affine map from pixel to map coordinates, rotation and shear included.
///
/// Units: pixel coordinates have their origin at the top-left corner of the top-left pixel (corner convention).
class GeoTransform {
public:
  /// The identity: pixel coordinates are map coordinates, y down.
  GeoTransform() = default;

  /// Takes the six coefficients in GDAL's order.
  ///
  /// Throws: InvalidArgument if a coefficient is not finite or the map cannot be inverted.
  explicit GeoTransform(const std::array<double, 6> &coefficients);

  const std::array<double, 6> &coefficients() const { return mCoefficients; }

  Point mapFromPixel(Point pixel) const;
  Point pixelFromMap(Point map) const;

  /// The transform of a grid whose origin is at `originPixel` of this one and whose pixels are `scaleX` x `scaleY` of
  /// these.
  GeoTransform subgrid(Point originPixel, double scaleX, double scaleY) const;

  /// True when rows run along a parallel of the x axis and columns along the y axis.
  bool isNorthUp() const;

private:
  std::array<double, 6> mCoefficients{0.0, 1.0, 0.0, 0.0, 0.0, 1.0};
};

/// Where pixels without georeference lie for QGIS: a unit each, the first row under the x axis.
GeoTransform underXAxis();

} // namespace xemap::raster
