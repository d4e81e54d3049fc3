// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <geodesic.h>
#include <ogr_spatialref.h>

#include "xemap/raster/geo_transform.h"

namespace xemap::raster {

/// How the coordinates of a CRS lie on the ground.
///
/// Projected, geographic, derived and compound CRSs stand on an ellipsoid; local ones are plane, and have a unit.
class Ground {
public:
  /// Of no CRS, or one that is unknown, nothing is known.
  explicit Ground(const std::string &crsText);

  bool isEarthbound() const { return mToGeographic != nullptr; }
  bool isGeographic() const { return mIsGeographic; }
  /// Of a CRS whose axes are lengths; 0 for others.
  double metresPerUnit() const { return mMetresPerUnit; }
  /// How many map units a length is, on the equator of geographic CRSs; 0 where nothing is known.
  double unitsOf(double metres) const;

  /// Longitudes and latitudes of map coordinates, in place, of the CRS's own ellipsoid. False where a point has none;
  /// then nothing is changed. Units: degrees.
  bool toGeographic(std::vector<double> &x, std::vector<double> &y) const;

  const geod_geodesic &ellipsoid() const { return mEllipsoid; }

private:
  bool mIsGeographic = false;
  double mMetresPerUnit = 0.0;
  double mDegreesPerUnit = 1.0; ///< Of what the transformation gives.
  geod_geodesic mEllipsoid{};
  std::unique_ptr<OGRCoordinateTransformation> mToGeographic;
};

} // namespace xemap::raster
