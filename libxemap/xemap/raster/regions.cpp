// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/regions.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include <cpl_string.h>
#include <gdal_alg.h>
#include <ogrsf_frmts.h>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/hidden_folder.h"
#include "xemap/raster/box_groups.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/gdal_progress.h"
#include "xemap/raster/ground_size.h"
#include "xemap/raster/outline_shaper.h"
#include "xemap/raster/polygons_wkb.h"
#include "xemap/raster/probability_reader.h"
#include "xemap/raster/region_labels.h"
#include "xemap/raster/region_spool.h"
#include "xemap/raster/threshold.h"
#include "xemap/raster/vector_writer.h"

namespace xemap::raster {

namespace {

constexpr const char *regionField = "region";
// Shares of the work as they were measured on large rasters; they only pace the progress bar.
constexpr double labelledAt = 0.3;
constexpr double tracedAt = 0.65;
constexpr double shapedAt = 0.9;

using FeaturePtr = std::unique_ptr<OGRFeature, void (*)(OGRFeature *)>;

void checkOptions(const RegionOptions &options) {
  if (!(options.maxAreaM2 >= options.minAreaM2))
    throw Error(ErrorCode::InvalidArgument, "largest area: expected at least the smallest area of " +
                                                std::to_string(options.minAreaM2) + ", found " +
                                                std::to_string(options.maxAreaM2));
  for (const auto &[what, value] :
       {std::pair("smallest area", options.minAreaM2), std::pair("simplification", options.simplifyMetres),
        std::pair("area of holes to fill", options.fillHolesM2)})
    if (!(std::isfinite(value) && value >= 0.0))
      throw Error(ErrorCode::InvalidArgument,
                  std::string(what) + ": expected a finite number of at least 0, found " + std::to_string(value));
}

/// Passes progress and cancellation through GDAL's C interface, which calls once per row.
struct TraceProgress {
  GdalProgress progress;
  GDALRasterBand &regions;
  int rows = 0;

  static int CPL_STDCALL report(double fraction, const char *, void *context) {
    TraceProgress &self = *static_cast<TraceProgress *>(context);
    // GDAL would keep every row of regions it has seen, up to a part of the machine's memory.
    constexpr int rowsKept = 256;
    if (++self.rows % rowsKept == 0)
      self.regions.FlushCache(false);
    return GdalProgress::report(fraction, nullptr, &self.progress);
  }
};

/// Traces every region into one polygon in pixel coordinates. Returns false when cancelled.
bool traceRegions(RegionDataset &regions, Neighbours neighbours, OGRLayer &outlines, const std::string &path,
                  Feedback &feedback) {
  const GdalErrorScope errors;
  TraceProgress progress{{feedback, labelledAt, tracedAt}, *regions.GetRasterBand(1)};
  CPLStringList options;
  if (neighbours == Neighbours::Eight)
    options.SetNameValue("8CONNECTED", "8");
  // Background is region 0, so the raster of regions is its own mask.
  const auto band = GDALRasterBand::ToHandle(&progress.regions);
  const CPLErr traced =
      GDALPolygonize(band, band, OGRLayer::ToHandle(&outlines), 0, options.List(), TraceProgress::report, &progress);
  regions.rethrow();
  if (feedback.isCancelled())
    return false;
  if (traced != CE_None || errors.failed())
    throw Error(ErrorCode::Unwritable, path + ": cannot be written: " + errors.message());
  return true;
}

/// Puts what was traced into a spool, in the form it is wanted in.
class RegionEmitter {
public:
  RegionEmitter(const ProbabilityReader &probability, const RegionTable &table, const RegionOptions &options,
                RegionSpool &spool)
      : mOptions(options), mTable(table), mShaper(probability, options),
        mGround(probability.crsWkt(), probability.geotransform()), mSpool(spool) {}

  /// Returns false when cancelled.
  bool emit(OGRLayer &outlines, Feedback &feedback) {
    if (!(mShaper.needsNeighbours() ? emitGroups(outlines, feedback) : emitEach(outlines, feedback)))
      return false;
    if (!mDissolved.polygons->IsEmpty())
      keep(mDissolved, mDissolvedSize);
    return true;
  }

private:
  bool emitEach(OGRLayer &outlines, Feedback &feedback) {
    const double total = std::max<double>(1.0, static_cast<double>(outlines.GetFeatureCount()));
    double done = 0.0;
    outlines.ResetReading();
    for (;;) {
      const FeaturePtr outline(outlines.GetNextFeature(), OGRFeature::DestroyFeature);
      if (!outline)
        return true;
      if (feedback.isCancelled())
        return false;
      feedback.setProgress(tracedAt + (shapedAt - tracedAt) * (done++ / total));
      emitRegion(outlined(*outline));
    }
  }

  bool emitGroups(OGRLayer &outlines, Feedback &feedback) {
    // Boxes alone, because a large raster has more outlines than memory should hold.
    std::vector<OGREnvelope> boxes;
    std::vector<GIntBig> ids;
    for (const auto &outline : outlines) {
      if (feedback.isCancelled())
        return false;
      outline->GetGeometryRef()->getEnvelope(&boxes.emplace_back());
      ids.push_back(outline->GetFID());
    }
    double done = 0.0;
    for (const std::vector<std::size_t> &group : groupBoxes(boxes, mShaper.reachPx())) {
      std::vector<OutlinedRegion> regions;
      for (const std::size_t index : group) {
        const FeaturePtr outline(outlines.GetFeature(ids[index]), OGRFeature::DestroyFeature);
        if (!outline)
          throw Error(ErrorCode::Internal, "outline of a region: expected in its scratch file, found nothing");
        regions.push_back(outlined(*outline));
      }
      if (feedback.isCancelled())
        return false;
      mShaper.shape(regions);
      for (const OutlinedRegion &region : regions)
        emitRegion(region);
      done += static_cast<double>(group.size());
      feedback.setProgress(tracedAt + (shapedAt - tracedAt) * (done / static_cast<double>(ids.size())));
    }
    return true;
  }

  OutlinedRegion outlined(OGRFeature &outline) const {
    const RegionStatistics &statistics = mTable.statistics(outline.GetFieldAsInteger(regionField));
    return {statistics, mShaper.onMap(std::unique_ptr<OGRGeometry>(outline.StealGeometry()))};
  }

  void emitRegion(const OutlinedRegion &region) {
    const Size size = mGround.of(*region.polygons);
    if (region.polygons->IsEmpty() || size.area < mOptions.minAreaM2 || size.area > mOptions.maxAreaM2)
      return;
    if (mOptions.parts != RegionParts::Dissolved) {
      keep(region, size);
      return;
    }
    for (const OGRPolygon *polygon : *region.polygons)
      mDissolved.polygons->addGeometry(polygon);
    mDissolved.statistics.add(region.statistics);
    mDissolvedSize.add(size);
  }

  void keep(const OutlinedRegion &from, const Size &size) {
    Region region;
    region.polygons = wkbOf(*from.polygons);
    region.meanProbability = from.statistics.mean();
    region.maxProbability = static_cast<double>(from.statistics.maximum);
    region.areaM2 = size.area;
    region.perimeterM = size.perimeter;
    OGREnvelope box;
    from.polygons->getEnvelope(&box);
    mSpool.add(region, {box.MinX, box.MaxY});
  }

  const RegionOptions &mOptions;
  const RegionTable &mTable;
  OutlineShaper mShaper;
  GroundSize mGround;
  RegionSpool &mSpool;
  OutlinedRegion mDissolved{{}, std::make_unique<OGRMultiPolygon>()};
  Size mDissolvedSize;
};

} // namespace

bool findRegions(const std::string &probabilityPath, const std::string &scratchPath, const RegionOptions &options,
                 const std::function<void(const Region &)> &take, Feedback &feedback) {
  checkOptions(options);
  const float limit = probabilityLimit(options.threshold);
  const Neighbours neighbours = options.parts == RegionParts::Pieces ? Neighbours::Four : Neighbours::Eight;
  ProbabilityReader probability(probabilityPath);
  const HiddenFolder folder(scratchPath);
  VectorWriter scratch(folder.path() + "/outlines.gpkg", scratchPath);
  const RegionTable table(probability, limit, neighbours, [&](double fraction) {
    feedback.setProgress(fraction * labelledAt);
    return !feedback.isCancelled();
  });
  if (!table.isComplete())
    return false;
  OGRLayer &outlines = scratch.createLayer("outlines", nullptr, wkbPolygon);
  scratch.addField(outlines, regionField, OFTInteger);
  RegionDataset regions(probability, limit, neighbours, table);
  RegionSpool spool(folder.path() + "/regions", scratchPath);
  const auto goOn = [&](double fraction) {
    feedback.setProgress(shapedAt + (1.0 - shapedAt) * fraction);
    return !feedback.isCancelled();
  };
  return traceRegions(regions, neighbours, outlines, scratchPath, feedback) &&
         RegionEmitter(probability, table, options, spool).emit(outlines, feedback) && spool.handOn(take, goOn);
}

} // namespace xemap::raster
