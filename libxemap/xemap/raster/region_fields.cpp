// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/region_fields.h"

#include <cmath>
#include <cstdlib>
#include <memory>

#include <cpl_conv.h>
#include <ogr_core.h>
#include <ogr_geometry.h>

#include "xemap/raster/coordinates.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/probability_reader.h"

namespace xemap::raster {

namespace {

/// A share that another program may have written.
std::optional<double> shareOf(const std::string &text) {
  char *end = nullptr;
  const double share = CPLStrtod(text.c_str(), &end);
  if (text.empty() || *end != '\0' || !(share >= 0.0 && share <= 1.0))
    return std::nullopt;
  return share;
}

std::string timeOf(const std::string &text) {
  const GdalErrorScope errors;
  OGRField parsed;
  return OGRParseDate(text.c_str(), &parsed, 0) ? text : std::string();
}

RegionValue valueOf(const std::string &text) {
  return text.empty() ? RegionValue() : RegionValue(text);
}

RegionValue valueOf(const std::optional<double> &number) {
  return number && std::isfinite(*number) ? RegionValue(*number) : RegionValue();
}

} // namespace

RegionFacts regionFactsOf(const std::string &probabilityPath, double threshold) {
  const ProbabilityReader probability(probabilityPath);
  return {readProvenance(probabilityPath), shareOf(probability.metadata("XEMAP_PRESENCE")),
          timeOf(probability.metadata("XEMAP_ASKED_AT")), threshold, isOnGround(probability.crsWkt())};
}

bool isOnGround(const std::string &crsWkt) {
  return hasGroundAreas(crsWkt);
}

std::vector<RegionField> regionFields(bool onGround) {
  using Type = RegionFieldType;
  return {{"expression", Type::Text}, {"mean_prob", Type::Real},
          {"max_prob", Type::Real},   {areaField(onGround), Type::Real},
          {"model", Type::Text},      {onGround ? "perimeter_m" : "perimeter_px", Type::Real},
          {"rank", Type::Integer},    {"centroid_x", Type::Real},
          {"centroid_y", Type::Real}, {"threshold", Type::Real},
          {"presence", Type::Real},   {"reading", Type::Text},
          {"source", Type::Text},     {"asked_at", Type::Time}};
}

std::string areaField(bool onGround) {
  return onGround ? "area_m2" : "area_px";
}

std::vector<RegionValue> regionValues(const Region &region, const RegionFacts &facts,
                                      const std::optional<Point> &where) {
  const Provenance &from = facts.provenance;
  return {valueOf(from.expression),
          region.meanProbability,
          region.maxProbability,
          region.areaM2,
          valueOf(from.model),
          region.perimeterM,
          region.rank,
          where ? RegionValue(where->x) : RegionValue(),
          where ? RegionValue(where->y) : RegionValue(),
          facts.threshold,
          valueOf(facts.presence),
          valueOf(from.reading),
          valueOf(from.source),
          valueOf(facts.askedAt)};
}

std::optional<Point> regionPoint(const PolygonsWkb &polygons) {
  const GdalErrorScope errors;
  OGRGeometry *parsed = nullptr;
  OGRGeometryFactory::createFromWkb(polygons.data(), nullptr, &parsed, polygons.size());
  const std::unique_ptr<OGRGeometry> region(parsed);
  OGRPoint centroid;
  if (!region || region->IsEmpty() || region->Centroid(&centroid) != OGRERR_NONE || centroid.IsEmpty())
    return std::nullopt;
  if (region->Intersects(&centroid))
    return Point{centroid.getX(), centroid.getY()};
  const OGRGeometryUniquePtr inside(OGRGeometry::FromHandle(OGR_G_PointOnSurface(OGRGeometry::ToHandle(region.get()))));
  if (!inside || inside->IsEmpty())
    return std::nullopt;
  return Point{inside->toPoint()->getX(), inside->toPoint()->getY()};
}

} // namespace xemap::raster
