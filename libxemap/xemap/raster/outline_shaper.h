// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <ogr_geometry.h>

#include "xemap/raster/ground_size.h"
#include "xemap/raster/probability_reader.h"
#include "xemap/raster/region_labels.h"
#include "xemap/raster/regions.h"

namespace xemap::raster {

/// A region on its way from its pixels to a feature.
struct OutlinedRegion {
  RegionStatistics statistics;
  std::unique_ptr<OGRMultiPolygon> polygons; ///< In map units.
};

/// Brings traced outlines to the map and into the form they are wanted in.
class OutlineShaper {
public:
  OutlineShaper(const ProbabilityReader &probability, const RegionOptions &options);

  /// A traced polygon on the map, mended where it touches itself.
  ///
  /// Units: `outline` in pixels.
  std::unique_ptr<OGRMultiPolygon> onMap(std::unique_ptr<OGRGeometry> outline) const;

  /// True when the form of an outline depends on those near it.
  bool needsNeighbours() const;
  /// How near that is. Units: pixels.
  double reachPx() const { return mReachPx; }

  /// Fills, simplifies and smooths regions, among them all that are near each other. Takes away what was filled over.
  void shape(std::vector<OutlinedRegion> &regions);

private:
  void fillHoles(std::vector<OutlinedRegion> &regions);
  std::unique_ptr<OGRMultiPolygon> simplified(std::unique_ptr<OGRMultiPolygon> polygons) const;
  std::unique_ptr<OGRMultiPolygon> smoothed(std::unique_ptr<OGRMultiPolygon> polygons) const;

  RegionOptions mOptions;
  GeoTransform mGeotransform;
  GroundSize mSize;
  double mTolerance = 0.0;   ///< Units: map units.
  double mCornerUnits = 0.0; ///< Units: map units.
  double mReachPx = 0.0;
};

} // namespace xemap::raster
