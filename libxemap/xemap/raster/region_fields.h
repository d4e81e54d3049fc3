// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "xemap/raster/geo_transform.h"
#include "xemap/raster/provenance.h"
#include "xemap/raster/regions.h"

namespace xemap::raster {

/// What all regions of a result share. What is empty is not known.
struct RegionFacts {
  Provenance provenance;
  std::optional<double> presence; ///< Of the answer.
  std::string askedAt;            ///< When it was answered: ISO 8601 with a time zone.
  double threshold = 0.5;
  bool onGround = true; ///< Sizes are in metres; else in pixels, since the CRS has no lengths.
};

/// As far as a probability raster tells. Throws: NotFound, Unreadable, InvalidArgument, naming the path.
RegionFacts regionFactsOf(const std::string &probabilityPath, double threshold);

/// Whether sizes of regions in a CRS are in metres, as in RegionFacts.
bool isOnGround(const std::string &crsWkt);

enum class RegionFieldType { Text, Real, Integer, Time };

/// A field of regions, the same in every file and layer.
///
/// Names differ in their first ten characters, which are all that a Shapefile keeps of them.
struct RegionField {
  std::string name;
  RegionFieldType type = RegionFieldType::Text;
};

/// In the order of their columns. Sizes are area_m2 and perimeter_m, or area_px and perimeter_px.
std::vector<RegionField> regionFields(bool onGround);

/// "area_m2", or "area_px".
std::string areaField(bool onGround);

/// Nothing where it is not known. Times are ISO 8601 texts.
using RegionValue = std::variant<std::monostate, std::string, double, std::int64_t>;

/// A region's values of regionFields(), in their order. `where` is its regionPoint(), in the CRS that it is kept in.
std::vector<RegionValue> regionValues(const Region &region, const RegionFacts &facts,
                                      const std::optional<Point> &where);

/// The point that stands for a region: its centroid, or another point on it where that lies outside, as in a ring.
/// Nothing for what has no area.
std::optional<Point> regionPoint(const PolygonsWkb &polygons);

} // namespace xemap::raster
