// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/outline_shaper.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include "xemap/raster/coordinates.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/polygons_wkb.h"

namespace xemap::raster {

namespace {

using GeometryPtr = std::unique_ptr<OGRGeometry>;
using PolygonsPtr = std::unique_ptr<OGRMultiPolygon>;

// A simplification that brings outlines into each other's way is tried again with half of it, this often.
constexpr int simplifyAttempts = 4;
// Of a corner's length.
constexpr double straightWithin = 0.02;

GeometryPtr madeValid(GeometryPtr geometry) {
  if (!geometry || geometry->IsValid())
    return geometry;
  return GeometryPtr(geometry->MakeValid());
}

/// Adds the areal parts of any geometry.
void addPolygons(const OGRGeometry &geometry, OGRMultiPolygon &polygons) {
  const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPolygon && !geometry.IsEmpty())
    polygons.addGeometry(&geometry);
  else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection))
    for (const OGRGeometry *part : *geometry.toGeometryCollection())
      addPolygons(*part, polygons);
}

PolygonsPtr polygonsOf(const GeometryPtr &geometry) {
  auto polygons = std::make_unique<OGRMultiPolygon>();
  if (geometry)
    addPolygons(*geometry, *polygons);
  return polygons;
}

/// True when each polygon is still there and none came into another's way.
bool isSound(const OGRMultiPolygon &changed, const OGRMultiPolygon &before) {
  return changed.getNumGeometries() == before.getNumGeometries() && changed.IsValid();
}

/// A hole that was filled.
struct Filled {
  OGRPolygon polygon;
  OGREnvelope box;
};

/// Takes the holes that are small enough out of a polygon and adds each to `filled`.
void fillPolygon(OGRPolygon &polygon, const std::function<bool(const OGRLinearRing &)> &isSmall,
                 std::vector<Filled> &filled) {
  OGRPolygon kept;
  kept.addRing(polygon.getExteriorRing());
  for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
    OGRLinearRing &hole = *polygon.getInteriorRing(i);
    if (!isSmall(hole)) {
      kept.addRing(&hole);
      continue;
    }
    Filled &found = filled.emplace_back();
    found.polygon.addRing(&hole);
    hole.getEnvelope(&found.box);
  }
  polygon = kept;
}

bool covers(const Filled &hole, const OGRGeometry &geometry, const OGREnvelope &box) {
  return hole.box.Contains(box) && hole.polygon.Contains(&geometry);
}

/// The polygons that lie in none of the holes: what touches the rim of a hole at a corner is of the same region.
PolygonsPtr outside(const std::vector<Filled> &holes, const OGRMultiPolygon &polygons) {
  auto left = std::make_unique<OGRMultiPolygon>();
  for (const OGRPolygon *polygon : polygons) {
    OGREnvelope box;
    polygon->getEnvelope(&box);
    if (std::none_of(holes.begin(), holes.end(), [&](const Filled &hole) { return covers(hole, *polygon, box); }))
      left->addGeometry(polygon);
  }
  return left;
}

std::vector<OGREnvelope> boxesOf(const std::vector<OutlinedRegion> &regions) {
  std::vector<OGREnvelope> boxes(regions.size());
  for (std::size_t i = 0; i < regions.size(); ++i)
    regions[i].polygons->getEnvelope(&boxes[i]);
  return boxes;
}

} // namespace

OutlineShaper::OutlineShaper(const ProbabilityReader &probability, const RegionOptions &options)
    : mOptions(options), mGeotransform(probability.geotransform()),
      mSize(probability.crsWkt(), probability.geotransform()) {
  const auto &c = mGeotransform.coefficients();
  const double unitsX = std::hypot(c[1], c[4]);
  const double unitsY = std::hypot(c[2], c[5]);
  const double pixelUnits = std::min(unitsX, unitsY);
  if (options.simplifyMetres > 0.0) {
    const Point centre{probability.width() / 2.0, probability.height() / 2.0};
    const GroundResolution ground = groundResolutionAt(mGeotransform, probability.crsWkt(), centre);
    // Where a map unit differs along the axes, the longer one decides: the tolerance is never exceeded.
    const double metresPerUnit = std::max(ground.x / unitsX, ground.y / unitsY);
    mTolerance = metresPerUnit > 0.0 ? options.simplifyMetres / metresPerUnit : options.simplifyMetres;
  }
  mCornerUnits = std::max(pixelUnits, mTolerance);
  // Two outlines may each move by the tolerance and by a corner.
  mReachPx = 2.0 * (mTolerance + mCornerUnits) / pixelUnits;
}

PolygonsPtr OutlineShaper::onMap(GeometryPtr outline) const {
  // Checking validity reports each fault it finds, all of which are mended here.
  const GdalErrorScope errors;
  for (OGRLinearRing *ring : *outline->toPolygon())
    for (int i = 0; i < ring->getNumPoints(); ++i) {
      const Point map = mGeotransform.mapFromPixel({ring->getX(i), ring->getY(i)});
      ring->setPoint(i, map.x, map.y);
    }
  return polygonsOf(madeValid(std::move(outline)));
}

bool OutlineShaper::needsNeighbours() const {
  return mTolerance > 0.0 || mOptions.fillHolesM2 > 0.0 || mOptions.smooth;
}

void OutlineShaper::shape(std::vector<OutlinedRegion> &regions) {
  if (!needsNeighbours())
    return;
  const GdalErrorScope errors;
  if (mOptions.fillHolesM2 > 0.0)
    fillHoles(regions);
  // One geometry, so that what changes it keeps the polygons of all regions apart.
  auto whole = std::make_unique<OGRMultiPolygon>();
  std::vector<std::size_t> owners;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    addPolygons(*regions[i].polygons, *whole);
    owners.resize(static_cast<std::size_t>(whole->getNumGeometries()), i);
    regions[i].polygons = std::make_unique<OGRMultiPolygon>();
  }
  if (mTolerance > 0.0)
    whole = simplified(std::move(whole));
  if (mOptions.smooth)
    whole = smoothed(std::move(whole));
  for (std::size_t i = 0; i < owners.size(); ++i)
    regions[owners[i]].polygons->addGeometry(whole->getGeometryRef(static_cast<int>(i)));
}

void OutlineShaper::fillHoles(std::vector<OutlinedRegion> &regions) {
  const std::vector<OGREnvelope> boxes = boxesOf(regions);
  std::vector<std::size_t> within(regions.size());
  std::iota(within.begin(), within.end(), 0);
  const auto isSmall = [this](const OGRLinearRing &hole) { return mSize.ofRing(hole).area < mOptions.fillHolesM2; };
  for (std::size_t i = 0; i < regions.size(); ++i) {
    std::vector<Filled> filled;
    for (OGRPolygon *polygon : *regions[i].polygons)
      fillPolygon(*polygon, isSmall, filled);
    if (filled.empty())
      continue;
    regions[i].polygons = outside(filled, *regions[i].polygons);
    for (const Filled &hole : filled)
      for (std::size_t other = 0; other < regions.size(); ++other)
        if (other != i && within[other] == other && covers(hole, *regions[other].polygons, boxes[other]))
          within[other] = i;
  }
  for (std::size_t i = 0; i < regions.size(); ++i) {
    std::size_t around = i;
    while (within[around] != around)
      around = within[around];
    if (around == i)
      continue;
    regions[around].statistics.add(regions[i].statistics);
    regions[i].polygons->empty();
  }
  regions.erase(std::remove_if(regions.begin(), regions.end(),
                               [](const OutlinedRegion &region) { return region.polygons->IsEmpty(); }),
                regions.end());
}

PolygonsPtr OutlineShaper::simplified(PolygonsPtr polygons) const {
  double tolerance = mTolerance;
  for (int attempt = 0; attempt < simplifyAttempts; ++attempt, tolerance /= 2.0) {
    PolygonsPtr simple = polygonsOf(GeometryPtr(polygons->SimplifyPreserveTopology(tolerance)));
    if (isSound(*simple, *polygons))
      return simple;
  }
  return polygons;
}

PolygonsPtr OutlineShaper::smoothed(PolygonsPtr polygons) const {
  const PolygonsWkb after = mOptions.smooth(wkbOf(*polygons), mCornerUnits);
  OGRGeometry *geometry = nullptr;
  if (OGRGeometryFactory::createFromWkb(after.data(), nullptr, &geometry, after.size()) != OGRERR_NONE)
    return polygons;
  // Smoothing makes points on straight edges too, which say nothing.
  PolygonsPtr smooth = polygonsOf(
      GeometryPtr(polygonsOf(GeometryPtr(geometry))->SimplifyPreserveTopology(mCornerUnits * straightWithin)));
  return isSound(*smooth, *polygons) ? std::move(smooth) : std::move(polygons);
}

} // namespace xemap::raster
