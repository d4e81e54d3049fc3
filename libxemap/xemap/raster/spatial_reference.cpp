// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/spatial_reference.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <cpl_conv.h>
#include <ogr_spatialref.h>

#include "xemap/raster/gdal_error.h"

namespace xemap::raster {

namespace {

constexpr const char *wrapper = "COORDINATEMETADATA[";
constexpr const char *epochMark = ",EPOCH[";
constexpr const char *cartesianName = "Undefined Cartesian SRS";

} // namespace

std::string withEpoch(const std::string &wkt, double epoch) {
  if (wkt.empty() || !(epoch > 0.0))
    return wkt;
  std::array<char, 32> year{};
  std::snprintf(year.data(), year.size(), "%.10g", epoch);
  return wrapper + wkt + epochMark + year.data() + "]]";
}

std::string textOf(const OGRSpatialReference &crs) {
  const GdalErrorScope errors;
  const std::array<const char *, 2> options{"FORMAT=WKT2_2019", nullptr};
  char *text = nullptr;
  const bool done = crs.exportToWkt(&text, options.data()) == OGRERR_NONE;
  const std::string wkt = done && text != nullptr ? text : "";
  CPLFree(text);
  return withEpoch(wkt, crs.GetCoordinateEpoch());
}

std::optional<OGRSpatialReference> spatialReferenceOf(const std::string &text) {
  if (text.empty())
    return {};
  const GdalErrorScope errors;
  std::string wkt = text;
  double epoch = 0.0;
  const auto mark = text.rfind(epochMark);
  if (text.rfind(wrapper, 0) == 0 && mark != std::string::npos) {
    wkt = text.substr(std::strlen(wrapper), mark - std::strlen(wrapper));
    epoch = std::strtod(text.c_str() + mark + std::strlen(epochMark), nullptr);
  }
  OGRSpatialReference crs;
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const char *name = nullptr;
  if (crs.importFromWkt(wkt.c_str()) != OGRERR_NONE || crs.IsEmpty())
    return {};
  // It is how files say that they have none.
  name = crs.GetName();
  if (name != nullptr && std::strcmp(name, cartesianName) == 0)
    return {};
  if (epoch > 0.0)
    crs.SetCoordinateEpoch(epoch);
  return crs;
}

OGRSpatialReference undefinedCartesian() {
  OGRSpatialReference crs;
  crs.importFromWkt((std::string("LOCAL_CS[\"") + cartesianName + "\"]").c_str());
  return crs;
}

std::string undefinedCartesianText() {
  return textOf(undefinedCartesian());
}

} // namespace xemap::raster
