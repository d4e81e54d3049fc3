// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_alg.h>
#include <ogrsf_frmts.h>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/raster/coordinates.h"
#include "xemap/raster/derived_outputs.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/geodesic_area.h"
#include "xemap/raster/probability_reader.h"
#include "xemap/raster/region_labels.h"
#include "xemap/raster/staged_file.h"
#include "xemap/raster/threshold.h"

namespace xemap::raster {

namespace {

constexpr const char *regionField = "region";
// Shares of the work as they were measured on large rasters; they only pace the progress bar.
constexpr double labelledAt = 0.3;
constexpr double tracedAt = 0.7;

using GeometryPtr = std::unique_ptr<OGRGeometry>;
using FeaturePtr = std::unique_ptr<OGRFeature, void (*)(OGRFeature *)>;

[[noreturn]] void failWriting(const std::string &path, const GdalErrorScope &errors) {
  throw Error(ErrorCode::Unwritable, path + ": cannot be written: " + errors.message());
}

/// A GeoPackage under construction.
class Package {
public:
  explicit Package(const std::string &path) : mFile(path) {
    const GdalErrorScope errors;
    // The driver takes an existing file, even an empty one, for another's data.
    VSIUnlink(mFile.temporary().c_str());
    mDataset.reset(gdalDriver("GPKG").Create(mFile.temporary().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!mDataset || mDataset->StartTransaction() != OGRERR_NONE)
      failWriting(path, errors);
  }

  ~Package() {
    // What an abandoned file still has to complain about is nobody's business any more.
    const GdalErrorScope errors;
    mDataset.reset();
  }

  Package(const Package &) = delete;
  Package &operator=(const Package &) = delete;

  OGRLayer &createLayer(const char *name, OGRSpatialReference *crs, OGRwkbGeometryType type) {
    const GdalErrorScope errors;
    OGRLayer *layer = mDataset->CreateLayer(name, crs, type, nullptr);
    if (!layer)
      failWriting(mFile.target(), errors);
    return *layer;
  }

  void addField(OGRLayer &layer, const char *name, OGRFieldType type) {
    const GdalErrorScope errors;
    OGRFieldDefn field(name, type);
    if (layer.CreateField(&field) != OGRERR_NONE)
      failWriting(mFile.target(), errors);
  }

  void addFeature(OGRLayer &layer, OGRFeature &feature) {
    const GdalErrorScope errors;
    if (layer.CreateFeature(&feature) != OGRERR_NONE || errors.failed())
      failWriting(mFile.target(), errors);
  }

  void finish() {
    const GdalErrorScope errors;
    const bool committed = mDataset->CommitTransaction() == OGRERR_NONE;
    mDataset.reset();
    if (!committed || errors.failed())
      failWriting(mFile.target(), errors);
    mFile.commit();
  }

private:
  StagedFile mFile;
  DatasetPtr mDataset;
};

/// Passes progress and cancellation through GDAL's C interface, which calls once per row.
struct TraceProgress {
  Feedback &feedback;
  GDALRasterBand &regions;
  int rows = 0;

  static int CPL_STDCALL report(double fraction, const char *, void *context) {
    TraceProgress &self = *static_cast<TraceProgress *>(context);
    // GDAL would keep every row of regions it has seen, up to a part of the machine's memory.
    constexpr int rowsKept = 256;
    if (++self.rows % rowsKept == 0)
      self.regions.FlushCache(false);
    self.feedback.setProgress(labelledAt + std::min(fraction, 1.0) * (tracedAt - labelledAt));
    return self.feedback.isCancelled() ? FALSE : TRUE;
  }
};

/// Traces every region into one polygon in pixel coordinates. Returns false when cancelled.
bool traceRegions(RegionDataset &regions, OGRLayer &outlines, const std::string &path, Feedback &feedback) {
  const GdalErrorScope errors;
  TraceProgress progress{feedback, *regions.GetRasterBand(1)};
  CPLStringList options;
  options.SetNameValue("8CONNECTED", "8");
  // Background is region 0, so the raster of regions is its own mask.
  const auto band = GDALRasterBand::ToHandle(&progress.regions);
  const CPLErr traced =
      GDALPolygonize(band, band, OGRLayer::ToHandle(&outlines), 0, options.List(), TraceProgress::report, &progress);
  regions.rethrow();
  if (feedback.isCancelled())
    return false;
  if (traced != CE_None || errors.failed())
    failWriting(path, errors);
  return true;
}

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

/// Brings traced outlines to the map and into the shape they are wanted in.
class OutlineFinisher {
public:
  OutlineFinisher(const ProbabilityReader &probability, double simplifyMetres)
      : mGeotransform(probability.geotransform()) {
    if (!(simplifyMetres > 0.0))
      return;
    const Point centre{probability.width() / 2.0, probability.height() / 2.0};
    const GroundResolution ground = groundResolutionAt(mGeotransform, probability.crsWkt(), centre);
    const auto &c = mGeotransform.coefficients();
    // Where a map unit differs along the axes, the longer one decides: the tolerance is never exceeded.
    const double metresPerUnit = std::max(ground.x / std::hypot(c[1], c[4]), ground.y / std::hypot(c[2], c[5]));
    mTolerance = metresPerUnit > 0.0 ? simplifyMetres / metresPerUnit : simplifyMetres;
  }

  std::unique_ptr<OGRMultiPolygon> finish(GeometryPtr outline) const {
    // Checking validity reports each fault it finds, all of which are mended here.
    const GdalErrorScope errors;
    toMap(*outline->toPolygon());
    GeometryPtr geometry = madeValid(std::move(outline));
    if (geometry && mTolerance > 0.0)
      geometry = madeValid(GeometryPtr(geometry->SimplifyPreserveTopology(mTolerance)));
    auto polygons = std::make_unique<OGRMultiPolygon>();
    if (geometry)
      addPolygons(*geometry, *polygons);
    return polygons;
  }

private:
  void toMap(OGRPolygon &polygon) const {
    for (OGRLinearRing *ring : polygon)
      for (int i = 0; i < ring->getNumPoints(); ++i) {
        const Point map = mGeotransform.mapFromPixel({ring->getX(i), ring->getY(i)});
        ring->setPoint(i, map.x, map.y);
      }
  }

  GeoTransform mGeotransform;
  double mTolerance = 0.0; ///< Units: map units.
};

/// Copies the traced regions, finished and measured, into the result. Returns false when cancelled.
bool writeFeatures(OGRLayer &outlines, const RegionTable &table, const ProbabilityReader &probability,
                   const RegionOptions &options, Package &package, Feedback &feedback) {
  OGRSpatialReference crs;
  crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const bool hasCrs = !probability.crsWkt().empty() && crs.importFromWkt(probability.crsWkt().c_str()) == OGRERR_NONE;
  OGRLayer &layer = package.createLayer("regions", hasCrs ? &crs : nullptr, wkbMultiPolygon);
  package.addField(layer, "expression", OFTString);
  package.addField(layer, "mean_prob", OFTReal);
  package.addField(layer, "max_prob", OFTReal);
  package.addField(layer, "area_m2", OFTReal);
  package.addField(layer, "model", OFTString);
  const std::string expression = probability.metadata("XEMAP_EXPRESSION");
  const std::string model = probability.metadata("XEMAP_MODEL");
  const OutlineFinisher finisher(probability, options.simplifyMetres);
  GeodesicArea area(probability.crsWkt(), probability.geotransform());
  const double total = std::max<double>(1.0, static_cast<double>(outlines.GetFeatureCount()));
  double done = 0.0;
  outlines.ResetReading();
  for (;;) {
    const FeaturePtr outline(outlines.GetNextFeature(), OGRFeature::DestroyFeature);
    if (!outline)
      return true;
    if (feedback.isCancelled())
      return false;
    feedback.setProgress(tracedAt + (1.0 - tracedAt) * (done++ / total));
    auto polygons = finisher.finish(GeometryPtr(outline->StealGeometry()));
    const double areaM2 = area.of(*polygons);
    if (polygons->IsEmpty() || areaM2 < options.minAreaM2)
      continue;
    const RegionStatistics &statistics = table.statistics(outline->GetFieldAsInteger(regionField));
    const FeaturePtr feature(OGRFeature::CreateFeature(layer.GetLayerDefn()), OGRFeature::DestroyFeature);
    feature->SetField("expression", expression.c_str());
    feature->SetField("mean_prob", statistics.mean());
    feature->SetField("max_prob", static_cast<double>(statistics.maximum));
    feature->SetField("area_m2", areaM2);
    feature->SetField("model", model.c_str());
    feature->SetGeometryDirectly(polygons.release());
    package.addFeature(layer, *feature);
  }
}

void checkOptions(const RegionOptions &options) {
  const auto refuse = [](const char *what, double found) {
    throw Error(ErrorCode::InvalidArgument,
                std::string(what) + ": expected a finite number of at least 0, found " + std::to_string(found));
  };
  if (!(std::isfinite(options.minAreaM2) && options.minAreaM2 >= 0.0))
    refuse("smallest area", options.minAreaM2);
  if (!(std::isfinite(options.simplifyMetres) && options.simplifyMetres >= 0.0))
    refuse("simplification", options.simplifyMetres);
}

} // namespace

bool writeRegions(const std::string &probabilityPath, const std::string &regionsPath, const RegionOptions &options,
                  Feedback &feedback) {
  checkOptions(options);
  const float limit = probabilityLimit(options.threshold);
  ProbabilityReader probability(probabilityPath);
  Package package(regionsPath);
  const RegionTable table(probability, limit, [&](double fraction) {
    feedback.setProgress(fraction * labelledAt);
    return !feedback.isCancelled();
  });
  if (!table.isComplete())
    return false;
  // Outlines go through a file of their own: a large raster has more of them than memory should hold.
  Package traced(regionsPath);
  OGRLayer &outlines = traced.createLayer("outlines", nullptr, wkbPolygon);
  traced.addField(outlines, regionField, OFTInteger);
  RegionDataset regions(probability, limit, table);
  if (!traceRegions(regions, outlines, regionsPath, feedback) ||
      !writeFeatures(outlines, table, probability, options, package, feedback))
    return false;
  package.finish();
  feedback.setProgress(1.0);
  return true;
}

} // namespace xemap::raster
