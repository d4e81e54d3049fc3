// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

class OGRSpatialReference;

namespace xemap::raster {

/// A CRS as this library hands it on: WKT2, within COORDINATEMETADATA where it has a coordinate epoch, so that nothing
/// it carries is lost on the way from an input to an output. Empty for none.
std::string textOf(const OGRSpatialReference &crs);

/// The text of a CRS with an epoch added. Units: decimal years; 0 for none.
std::string withEpoch(const std::string &wkt, double epoch);

/// The CRS of such a text, or of any WKT, x before y. Nothing where the text is empty or is no CRS.
std::optional<OGRSpatialReference> spatialReferenceOf(const std::string &text);

/// What stands for coordinates that mean no place: "Undefined Cartesian SRS", number -1 of the GeoPackage standard.
OGRSpatialReference undefinedCartesian();

/// The same as WKT2.
std::string undefinedCartesianText();

} // namespace xemap::raster
