// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/own_output.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/region_fields.h"

namespace xemap::raster {

namespace {

/// Of all regions since there are any.
constexpr std::array<std::string_view, 4> fields{"expression", "mean_prob", "max_prob", "model"};
/// What QGIS adds: when they were made, and sizes in the units of a project.
constexpr std::array<std::string_view, 3> fieldsOfQgis{"date", "area_proj", "perim_proj"};
/// That is what a Shapefile keeps of a name.
constexpr std::size_t shortestName = 10;
/// Some formats have one in every layer, under one of these names.
constexpr std::array<std::string_view, 5> keys{"fid", "id", "gml_id", "Name", "description"};

DatasetPtr openQuietly(const std::string &path) {
  try {
    return openDataset(path);
  } catch (const Error &) {
    return nullptr;
  }
}

template <typename List> bool holds(const List &list, const typename List::value_type &wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

bool isRegionField(std::string_view name, bool onGround) {
  const std::vector<RegionField> known = regionFields(onGround);
  return std::any_of(known.begin(), known.end(), [&](const RegionField &field) {
    return name == field.name || name == std::string_view(field.name).substr(0, shortestName);
  });
}

} // namespace

bool isOwnRaster(const std::string &path) {
  const DatasetPtr dataset = openQuietly(path);
  if (!dataset)
    return false;
  char **items = dataset->GetMetadata();
  return std::any_of(items, items + CSLCount(items),
                     [](const char *item) { return std::string_view(item).rfind("XEMAP_", 0) == 0; });
}

bool isOwnLayer(OGRLayer &layer) {
  const OGRFeatureDefn &definition = *layer.GetLayerDefn();
  // Without a CRS sizes are told in pixels, all of them.
  const bool onGround = definition.GetFieldIndex(areaField(true).c_str()) >= 0;
  std::size_t found = 0;
  std::size_t areas = 0;
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    const std::string_view name = definition.GetFieldDefn(i)->GetNameRef();
    if (holds(fields, name))
      ++found;
    else if (name == areaField(onGround))
      ++areas;
    else if (!isRegionField(name, onGround) && !holds(fieldsOfQgis, name) && !holds(keys, name))
      return false;
  }
  const auto geometry = wkbFlatten(layer.GetGeomType());
  constexpr std::array<OGRwkbGeometryType, 4> ofRegions{wkbPolygon, wkbMultiPolygon, wkbPoint, wkbUnknown};
  return found == fields.size() && areas == 1 && holds(ofRegions, geometry);
}

bool isOwnVector(const std::string &path) {
  const GdalErrorScope errors;
  gdalDriver("GTiff"); // All drivers are registered then.
  CPLStringList options;
  // Tables that no list of the container names count as well: styles and projects that QGIS keeps there.
  options.SetNameValue("LIST_ALL_TABLES", "YES");
  const DatasetPtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, nullptr, options.List()));
  if (!dataset || dataset->GetLayerCount() != 1 || !isOwnLayer(*dataset->GetLayer(0)))
    return false;
  // A container may hold rasters that a vector source does not show.
  return !openQuietly(path);
}

} // namespace xemap::raster
