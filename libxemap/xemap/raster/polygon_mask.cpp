// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/polygon_mask.h"

#include <array>
#include <memory>

#include <cpl_string.h>
#include <gdal_alg.h>
#include <gdal_priv.h>
#include <ogr_geometry.h>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/staged_file.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/gdal_progress.h"
#include "xemap/raster/probability_reader.h"
#include "xemap/raster/spatial_reference.h"

namespace xemap::raster {

namespace {

std::vector<OGRGeometryUniquePtr> geometriesOf(const std::vector<PolygonsWkb> &polygons) {
  std::vector<OGRGeometryUniquePtr> geometries;
  for (const PolygonsWkb &wkb : polygons) {
    OGRGeometry *geometry = nullptr;
    const OGRErr outcome = OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &geometry, wkb.size());
    geometries.emplace_back(geometry);
    if (outcome != OGRERR_NONE || geometry == nullptr || geometry->getDimension() != 2)
      throw Error(ErrorCode::InvalidArgument, "polygon mask: expected polygons, found other geometries");
  }
  return geometries;
}

DatasetPtr createMask(const std::string &path, const ProbabilityReader &grid) {
  CPLStringList options;
  options.SetNameValue("TILED", "YES");
  options.SetNameValue("COMPRESS", "DEFLATE");
  options.SetNameValue("BIGTIFF", "IF_SAFER");
  DatasetPtr mask(gdalDriver("GTiff").Create(path.c_str(), grid.width(), grid.height(), 1, GDT_Byte, options.List()));
  if (mask) {
    std::array<double, 6> coefficients = grid.geotransform().coefficients();
    mask->SetGeoTransform(coefficients.data());
    if (const auto crs = spatialReferenceOf(grid.crsWkt()))
      mask->SetSpatialRef(&*crs);
  }
  return mask;
}

} // namespace

bool writePolygonMask(const std::string &probabilityPath, const std::vector<PolygonsWkb> &polygons,
                      const std::string &maskPath, Feedback &feedback) {
  const ProbabilityReader grid(probabilityPath);
  const GdalErrorScope errors;
  const std::vector<OGRGeometryUniquePtr> geometries = geometriesOf(polygons);
  std::vector<OGRGeometryH> handles;
  for (const OGRGeometryUniquePtr &geometry : geometries)
    handles.push_back(OGRGeometry::ToHandle(geometry.get()));
  StagedFile file(maskPath);
  GdalProgress progress{feedback};
  DatasetPtr mask = createMask(file.temporary(), grid);
  const int band = 1;
  const std::vector<double> ones(handles.size(), 1.0);
  const bool burnt =
      mask &&
      (handles.empty() || GDALRasterizeGeometries(GDALDataset::ToHandle(mask.get()), 1, &band,
                                                  static_cast<int>(handles.size()), handles.data(), nullptr, nullptr,
                                                  ones.data(), nullptr, GdalProgress::report, &progress) == CE_None);
  mask.reset();
  if (feedback.isCancelled())
    return false;
  if (!burnt || errors.failed())
    throw Error(ErrorCode::Unwritable, maskPath + ": cannot be written: " + errors.message());
  file.commit();
  return true;
}

} // namespace xemap::raster
