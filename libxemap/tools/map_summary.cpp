// SPDX-License-Identifier: GPL-2.0-or-later
#include "map_summary.h"

#include <optional>

#include <nlohmann/json.hpp>
#include <ogr_spatialref.h>

#include "xemap/raster/spatial_reference.h"

namespace xemap::tools {

using Json = nlohmann::ordered_json;

namespace {

Json textOrNull(const std::optional<std::string> &text) {
  return text ? Json(*text) : Json();
}

/// The CRS as authority:code; null where there is none or no authority lists it.
Json crsAuthority(const std::string &wkt) {
  const auto crs = raster::spatialReferenceOf(wkt);
  if (!crs)
    return nullptr;
  const char *authority = crs->GetAuthorityName(nullptr);
  const char *code = crs->GetAuthorityCode(nullptr);
  return authority && code ? Json(std::string(authority) + ":" + code) : Json();
}

Json gridJson(const raster::AnalysisGrid &grid) {
  const auto &ground = grid.groundResolution;
  return {{"width", grid.width},
          {"height", grid.height},
          {"crs", crsAuthority(grid.crsWkt)},
          {"geotransform", grid.geotransform.coefficients()},
          {"gsd", ground.x > 0.0 ? Json({{"x", ground.x}, {"y", ground.y}}) : Json()}};
}

} // namespace

Json mapSummaryJson(const MapArguments &arguments, const MapResult &result) {
  const infer::MapSummary &summary = result.summary;
  const double megapixels = 1e-6 * result.grid.width * result.grid.height;
  return {{"expression", arguments.expression},
          {"reading", result.reading.line},
          {"model", {{"name", result.model.name}, {"sha256", result.model.sha256}}},
          {"version", XEMAP_VERSION},
          {"raster", arguments.raster},
          {"input", result.input},
          {"outputs",
           {{"probability", arguments.output},
            {"mask", textOrNull(arguments.mask)},
            {"regions", textOrNull(arguments.regions)},
            {"points", textOrNull(arguments.points)}}},
          {"grid", gridJson(result.grid)},
          {"presence", summary.presence},
          {"probability",
           {{"mean", summary.meanProbability},
            {"max", summary.maxProbability},
            {"max_at", {summary.likeliest.x, summary.likeliest.y}}}},
          {"valid_pixels", summary.validPixels},
          {"threshold", arguments.threshold},
          {"pixels_at_threshold", result.pixelsAtThreshold},
          {"region_count", result.regions ? Json(*result.regions) : Json()},
          {"seconds", summary.seconds},
          {"megapixels", megapixels},
          {"features_from_cache", summary.featuresFromCache},
          {"warnings", summary.warnings}};
}

} // namespace xemap::tools
