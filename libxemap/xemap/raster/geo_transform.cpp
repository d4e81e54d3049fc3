// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/geo_transform.h"

#include <algorithm>
#include <cmath>

#include "xemap/base/error.h"

namespace xemap::raster {

namespace {

double determinant(const std::array<double, 6> &c) {
  return c[1] * c[5] - c[2] * c[4];
}

} // namespace

GeoTransform::GeoTransform(const std::array<double, 6> &coefficients) : mCoefficients(coefficients) {
  const auto &c = mCoefficients;
  if (!std::all_of(c.begin(), c.end(), [](double value) { return std::isfinite(value); }))
    throw Error(ErrorCode::InvalidArgument, "geotransform: expected six finite coefficients, found one that is not");
  const double rowLength = std::hypot(c[1], c[4]);
  const double columnLength = std::hypot(c[2], c[5]);
  // Relative to the pixel's sides, so that neither tiny degrees nor huge metres are taken for a collapsed pixel.
  if (!(std::abs(determinant(c)) > 1e-12 * rowLength * columnLength))
    throw Error(ErrorCode::InvalidArgument,
                "geotransform: expected pixels with an area, found coefficients that cannot be inverted");
}

Point GeoTransform::mapFromPixel(Point pixel) const {
  const auto &c = mCoefficients;
  return {c[0] + pixel.x * c[1] + pixel.y * c[2], c[3] + pixel.x * c[4] + pixel.y * c[5]};
}

Point GeoTransform::pixelFromMap(Point map) const {
  const auto &c = mCoefficients;
  const double dx = map.x - c[0];
  const double dy = map.y - c[3];
  const double det = determinant(c);
  return {(dx * c[5] - dy * c[2]) / det, (dy * c[1] - dx * c[4]) / det};
}

GeoTransform GeoTransform::subgrid(Point originPixel, double scaleX, double scaleY) const {
  const auto &c = mCoefficients;
  const Point origin = mapFromPixel(originPixel);
  return GeoTransform({origin.x, c[1] * scaleX, c[2] * scaleY, origin.y, c[4] * scaleX, c[5] * scaleY});
}

bool GeoTransform::isNorthUp() const {
  return mCoefficients[2] == 0.0 && mCoefficients[4] == 0.0;
}

GeoTransform underXAxis() {
  return GeoTransform({0.0, 1.0, 0.0, 0.0, 0.0, -1.0});
}

} // namespace xemap::raster
