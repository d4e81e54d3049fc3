// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/own_output.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"

namespace xemap::raster {

namespace {

/// Of all regions; those that QGIS writes have a date as well.
constexpr std::array<std::string_view, 4> fields{"expression", "mean_prob", "max_prob", "model"};
/// One of these: without a CRS areas are told in pixels.
constexpr std::array<std::string_view, 2> areaFields{"area_m2", "area_px"};
constexpr std::string_view laterField = "date";
/// Some formats have one in every layer, under one of these names.
constexpr std::array<std::string_view, 5> keys{"fid", "id", "gml_id", "Name", "description"};

DatasetPtr openQuietly(const std::string &path) {
  try {
    return openDataset(path);
  } catch (const Error &) {
    return nullptr;
  }
}

template <typename List> bool holds(const List &list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
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
  std::size_t found = 0;
  std::size_t areas = 0;
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    const std::string_view name = definition.GetFieldDefn(i)->GetNameRef();
    if (holds(fields, name))
      ++found;
    else if (holds(areaFields, name))
      ++areas;
    else if (name != laterField && !holds(keys, name))
      return false;
  }
  const auto geometry = wkbFlatten(layer.GetGeomType());
  const bool polygons = geometry == wkbPolygon || geometry == wkbMultiPolygon || geometry == wkbUnknown;
  return found == fields.size() && areas == 1 && polygons;
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
