// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/outlines.h"

#include <cctype>
#include <charconv>
#include <cmath>
#include <memory>
#include <string_view>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "xemap/base/error.h"
#include "xemap/raster/analysis_grid.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/spatial_reference.h"

namespace xemap::raster {

namespace {

constexpr std::string_view layerMark = "|layername=";

/// Numbers with commas between; empty when the text is anything else.
std::vector<double> numbersOf(std::string_view text) {
  std::vector<double> numbers;
  while (true) {
    while (!text.empty() && text.front() == ' ')
      text.remove_prefix(1);
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc())
      return {};
    numbers.push_back(value);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    while (!text.empty() && text.front() == ' ')
      text.remove_prefix(1);
    if (text.empty())
      return numbers;
    if (text.front() != ',')
      return {};
    text.remove_prefix(1);
  }
}

/// From one CRS to another; as it is where either is none.
class ToRaster {
public:
  ToRaster(const OGRSpatialReference *from, const std::string &rasterCrs, std::string role) : mRole(std::move(role)) {
    if (from == nullptr || rasterCrs.empty())
      return;
    OGRSpatialReference own(*from);
    OGRSpatialReference to = spatialReferenceOf(rasterCrs).value_or(OGRSpatialReference());
    own.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    mTransformation.reset(OGRCreateCoordinateTransformation(&own, &to));
    if (!mTransformation)
      fail("a CRS that can be transformed to the raster's");
  }

  Point apply(double x, double y) const {
    if ((mTransformation && !mTransformation->Transform(1, &x, &y)) || !std::isfinite(x + y))
      fail("coordinates that can be transformed to the raster's CRS");
    return {x, y};
  }

  [[noreturn]] void fail(const std::string &expected) const {
    throw Error(ErrorCode::InvalidArgument, mRole + ": expected " + expected + ", found others");
  }

private:
  std::string mRole;
  std::unique_ptr<OGRCoordinateTransformation> mTransformation;
};

void collect(const OGRGeometry &geometry, const ToRaster &toRaster, std::vector<Outline> &outlines) {
  if (geometry.IsEmpty())
    return;
  const auto type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPoint) {
    const auto &point = *geometry.toPoint();
    outlines.push_back({toRaster.apply(point.getX(), point.getY())});
  } else if (type == wkbPolygon || type == wkbTriangle) {
    const auto *ring = geometry.toPolygon()->getExteriorRing();
    Outline outline;
    for (int i = 0; i + 1 < ring->getNumPoints(); ++i)
      outline.push_back(toRaster.apply(ring->getX(i), ring->getY(i)));
    outlines.push_back(std::move(outline));
  } else if (type == wkbCurvePolygon || type == wkbMultiSurface) {
    const std::unique_ptr<OGRGeometry> straight(geometry.getLinearGeometry());
    collect(*straight, toRaster, outlines);
  } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
    for (const auto *part : *geometry.toGeometryCollection())
      collect(*part, toRaster, outlines);
  }
}

std::vector<Outline> ofSource(const std::string &text, const std::string &role, const std::string &rasterCrs) {
  const auto mark = text.find(layerMark);
  const auto path = text.substr(0, mark);
  const auto source = [&] {
    try {
      return openVectorSource(path);
    } catch (const Error &error) {
      if (error.code() != ErrorCode::NotFound)
        throw;
      throw Error(ErrorCode::NotFound,
                  role + ": expected a box, a point, WKT or a vector source, found '" + path + "'");
    }
  }();
  const GdalErrorScope errors;
  std::vector<Outline> outlines;
  const auto readLayer = [&](OGRLayer &layer) {
    const ToRaster toRaster(layer.GetSpatialRef(), rasterCrs, role + " " + path);
    for (const auto &feature : layer)
      if (const auto *geometry = feature->GetGeometryRef())
        collect(*geometry, toRaster, outlines);
  };
  if (mark != std::string::npos) {
    const auto name = text.substr(mark + layerMark.size());
    auto *layer = source->GetLayerByName(name.c_str());
    if (layer == nullptr)
      throw Error(ErrorCode::NotFound, path + ": expected a layer '" + name + "', found none");
    readLayer(*layer);
  } else {
    for (auto *layer : source->GetLayers())
      readLayer(*layer);
  }
  if (errors.failed())
    throw Error(ErrorCode::Unreadable, path + ": " + errors.message());
  return outlines;
}

std::vector<Outline> ofBoxOrPoint(const std::vector<double> &numbers, const std::string &role,
                                  const ToRaster &toRaster) {
  if (numbers.size() == 2)
    return {{toRaster.apply(numbers[0], numbers[1])}};
  if (numbers.size() != 4 || !(numbers[0] < numbers[2] && numbers[1] < numbers[3]))
    throw Error(ErrorCode::InvalidArgument, role + ": expected xmin < xmax and ymin < ymax, or a point x,y");
  Outline outline;
  for (const auto &corner : ringOf({numbers[0], numbers[1], numbers[2], numbers[3]}))
    outline.push_back(toRaster.apply(corner.x, corner.y));
  return {outline};
}

} // namespace

std::vector<Outline> outlinesOf(const std::string &text, const std::string &role,
                                const std::optional<std::string> &textCrs, const std::string &rasterCrs) {
  const auto numbers = numbersOf(text);
  OGRGeometry *parsed = nullptr;
  {
    const GdalErrorScope quiet;
    if (numbers.empty() && text.find('(') != std::string::npos)
      OGRGeometryFactory::createFromWkt(text.c_str(), nullptr, &parsed);
  }
  const std::unique_ptr<OGRGeometry> geometry(parsed);
  std::vector<Outline> outlines;
  if (numbers.empty() && !geometry) {
    outlines = ofSource(text, role, rasterCrs);
  } else {
    const GdalErrorScope quiet;
    OGRSpatialReference crs;
    if (textCrs && crs.SetFromUserInput(textCrs->c_str()) != OGRERR_NONE)
      throw Error(ErrorCode::InvalidArgument, role + ": expected a CRS such as EPSG:4326, found '" + *textCrs + "'");
    if (textCrs && rasterCrs.empty())
      throw Error(ErrorCode::InvalidArgument, role + ": expected a raster with a CRS to transform to, found none");
    const ToRaster toRaster(textCrs ? &crs : nullptr, rasterCrs, role);
    if (geometry)
      collect(*geometry, toRaster, outlines);
    else
      outlines = ofBoxOrPoint(numbers, role, toRaster);
  }
  if (outlines.empty())
    throw Error(ErrorCode::InvalidArgument, role + ": expected polygons or points, found none in '" + text + "'");
  return outlines;
}

} // namespace xemap::raster
