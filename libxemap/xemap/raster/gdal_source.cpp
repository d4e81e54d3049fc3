// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/gdal_source.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <cpl_string.h>

#include "xemap/base/error.h"
#include "xemap/raster/band_layout.h"
#include "xemap/raster/band_scaling.h"
#include "xemap/raster/coordinates.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/number_text.h"
#include "xemap/raster/public_source.h"
#include "xemap/raster/raster_facts.h"
#include "xemap/raster/raster_level.h"
#include "xemap/raster/resampler.h"

namespace xemap::raster {

namespace {

std::string windowText(const PixelWindow &window) {
  return "window " + numberText(window.x) + "," + numberText(window.y) + " " + numberText(window.width) + "x" +
         numberText(window.height);
}

std::string whyPixelCoordinates(GDALDataset &dataset) {
  if (dataset.GetGCPCount() > 0)
    return "is georeferenced by ground control points only; working in pixel coordinates (gdalwarp makes a "
           "georeferenced raster of it)";
  if (dataset.GetMetadata("RPC"))
    return "is georeferenced by an RPC model only; working in pixel coordinates (gdalwarp -rpc makes a georeferenced "
           "raster of it)";
  return "has no georeference; working in pixel coordinates";
}

void georeference(GDALDataset &dataset, const std::string &path, RasterInfo &info) {
  const auto geotransform = geotransformOf(dataset);
  if (!geotransform) {
    info.placeWarning = path + " " + whyPixelCoordinates(dataset);
    info.warnings.push_back(info.placeWarning);
    return;
  }
  info.georeferenced = true;
  info.geotransform = *geotransform;
  info.crsWkt = crsWktOf(dataset);
  if (info.crsWkt.empty()) {
    info.placeWarning = path + " has a geotransform but no CRS; the ground size of its pixels is unknown";
    info.warnings.push_back(info.placeWarning);
    return;
  }
  info.groundResolution = groundResolutionAt(info.geotransform, info.crsWkt, {info.width / 2.0, info.height / 2.0});
}

/// The resampled pixels of one axis whose centres lie on the raster: first and one past the last.
struct Inside {
  int begin = 0;
  int end = 0;

  Inside(double origin, double step, int count, int rasterLength) {
    // Centres on the border itself, give or take rounding, belong to the first pixel and not to one past the last.
    const auto firstFrom = [&](double position) {
      return static_cast<int>(
          std::clamp(std::ceil((position - origin) / step - 0.5 - 1e-9), 0.0, static_cast<double>(count)));
    };
    begin = firstFrom(0.0);
    end = firstFrom(rasterLength);
  }

  int count() const { return end - begin; }
};

/// Spreads the pixels at the border of the filled part over the rest of the patch, whose validity stays 0.
void replicateEdges(Patch &patch, const Inside &columns, const Inside &rows) {
  const auto width = static_cast<std::size_t>(patch.width);
  for (std::size_t band = 0; band < 3; ++band) {
    float *plane = patch.samples.data() + band * patch.valid.size();
    for (int y = rows.begin; y < rows.end; ++y) {
      float *row = plane + static_cast<std::size_t>(y) * width;
      std::fill(row, row + columns.begin, row[columns.begin]);
      std::fill(row + columns.end, row + width, row[columns.end - 1]);
    }
    for (int y = 0; y < patch.height; ++y) {
      const int nearest = std::clamp(y, rows.begin, rows.end - 1);
      if (nearest != y)
        std::copy_n(plane + static_cast<std::size_t>(nearest) * width, width,
                    plane + static_cast<std::size_t>(y) * width);
    }
  }
}

bool isWhole(double value) {
  return std::abs(value - std::round(value)) < 1e-9;
}

class GdalSource : public RasterSource {
public:
  GdalSource(DatasetPtr dataset, const std::string &path, const std::shared_ptr<const RasterFacts> &facts,
             const std::string &origin)
      : mLayout(facts->layout), mRule(facts, &facts->judgement.rule) {
    const BandLayout &layout = mLayout;
    const DataJudgement &judgement = facts->judgement;
    mInfo.name = path;
    mInfo.origin = origin;
    mInfo.width = dataset->GetRasterXSize();
    mInfo.height = dataset->GetRasterYSize();
    mInfo.sampleKind = judgement.sampleKind;
    mInfo.reading = {layout.line, scalingLine(judgement.sampleKind), judgement.line};
    mInfo.warnings = layout.warnings;
    for (const std::string &warning : judgement.warnings)
      mInfo.warnings.push_back(path + ": " + warning);
    georeference(*dataset, path, mInfo);
    GDALRasterBand &band = *dataset->GetRasterBand(layout.bands[0]);
    mLevels.push_back(
        {mInfo.width, mInfo.height, -1, std::make_unique<RasterLevel>(std::move(dataset), layout, mRule)});
    for (int i = 0; i < band.GetOverviewCount(); ++i)
      if (GDALRasterBand *overview = band.GetOverview(i))
        mLevels.push_back({overview->GetXSize(), overview->GetYSize(), i, nullptr});
    std::stable_sort(mLevels.begin() + 1, mLevels.end(),
                     [](const Level &a, const Level &b) { return a.width > b.width; });
  }

  const RasterInfo &info() const override { return mInfo; }

  Patch read(const PixelWindow &window, int width, int height) override {
    checkRequest(window, width, height);
    Patch patch;
    patch.width = width;
    patch.height = height;
    patch.valid.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    patch.samples.resize(3 * patch.valid.size());
    const Inside columns(window.x, window.width / width, width, mInfo.width);
    const Inside rows(window.y, window.height / height, height, mInfo.height);
    if (columns.count() <= 0 || rows.count() <= 0)
      return patch;
    const GdalErrorScope errors;
    const bool filled = goOn(0.0) && fill(patch, window, columns, rows);
    if (isStopped())
      return patch;
    if (!filled || errors.failed())
      throw Error(ErrorCode::Unreadable, mInfo.name + ": cannot read " + windowText(window) + ": " + errors.message());
    replicateEdges(patch, columns, rows);
    return patch;
  }

private:
  struct Level {
    int width;
    int height;
    int overview;                        ///< -1 for the full resolution.
    std::unique_ptr<RasterLevel> reader; ///< Opened when first needed.
  };

  void checkRequest(const PixelWindow &window, int width, int height) const {
    const bool finite = std::isfinite(window.x) && std::isfinite(window.y) && std::isfinite(window.width) &&
                        std::isfinite(window.height);
    if (!finite || !(window.width > 0.0 && window.height > 0.0) || width <= 0 || height <= 0)
      throw Error(ErrorCode::InvalidArgument, mInfo.name + ": expected a finite window and size with an area, found " +
                                                  windowText(window) + " to " + std::to_string(width) + "x" +
                                                  std::to_string(height));
  }

  bool fill(Patch &patch, const PixelWindow &window, const Inside &columns, const Inside &rows) {
    const double stepX = window.width / patch.width;
    const double stepY = window.height / patch.height;
    RasterLevel &level = levelFor(stepX, stepY);
    const double scaleX = static_cast<double>(level.width()) / mInfo.width;
    const double scaleY = static_cast<double>(level.height()) / mInfo.height;
    const double x = (window.x + columns.begin * stepX) * scaleX;
    const double y = (window.y + rows.begin * stepY) * scaleY;
    const bool exact = std::abs(stepX * scaleX - 1.0) < 1e-12 && std::abs(stepY * scaleY - 1.0) < 1e-12;
    if (exact && isWhole(x) && isWhole(y))
      return fillExactly(
          patch, level,
          {static_cast<int>(std::round(x)), static_cast<int>(std::round(y)), columns.count(), rows.count()},
          columns.begin, rows.begin);
    const AxisWeights columnWeights(x, stepX * scaleX, columns.count(), level.width());
    const AxisWeights rowWeights(y, stepY * scaleY, rows.count(), level.height());
    const int left = columnWeights.sourceBegin();
    const int sourceWidth = columnWeights.sourceEnd() - left;
    const int top = rowWeights.sourceBegin();
    const auto read = [&](int firstRow, int rowCount, float *samples, std::uint8_t *valid) {
      const auto stride = static_cast<std::size_t>(sourceWidth);
      return goOn(static_cast<double>(firstRow - top) / (rowWeights.sourceEnd() - top)) &&
             level.read({left, firstRow, sourceWidth, rowCount},
                        {samples, valid, stride, stride * static_cast<std::size_t>(rowCount)});
    };
    return resample(columnWeights, rowWeights, read, patch, columns.begin, rows.begin);
  }

  static bool fillExactly(Patch &patch, RasterLevel &level, const LevelWindow &window, int column, int row) {
    const auto width = static_cast<std::size_t>(patch.width);
    const std::size_t corner = static_cast<std::size_t>(row) * width + static_cast<std::size_t>(column);
    return level.read(window, {patch.samples.data() + corner, patch.valid.data() + corner, width, patch.valid.size()});
  }

  /// The coarsest level that is no coarser than what is asked for.
  RasterLevel &levelFor(double stepX, double stepY) {
    constexpr double roundingOfOverviewSizes = 1.005;
    for (std::size_t i = mLevels.size(); i-- > 1;) {
      const double factorX = static_cast<double>(mInfo.width) / mLevels[i].width;
      const double factorY = static_cast<double>(mInfo.height) / mLevels[i].height;
      if (factorX > stepX * roundingOfOverviewSizes || factorY > stepY * roundingOfOverviewSizes)
        continue;
      if (!mLevels[i].reader)
        mLevels[i].reader = openOverview(mLevels[i]);
      if (mLevels[i].reader)
        return *mLevels[i].reader;
      mLevels.erase(mLevels.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return *mLevels.front().reader;
  }

  /// Nothing when some band or mask lacks that overview: finer levels answer as well, only more slowly.
  std::unique_ptr<RasterLevel> openOverview(const Level &level) const {
    const GdalErrorScope errors;
    GDALDataset &base = mLevels.front().reader->dataset();
    CPLStringList options;
    options.SetNameValue("OVERVIEW_LEVEL", std::to_string(level.overview).c_str());
    const std::array<const char *, 2> drivers{base.GetDriver() ? base.GetDriver()->GetDescription() : nullptr, nullptr};
    DatasetPtr dataset(GDALDataset::Open(mInfo.name.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY,
                                         drivers[0] ? drivers.data() : nullptr, options.List()));
    if (!dataset || dataset->GetRasterXSize() != level.width || dataset->GetRasterYSize() != level.height)
      return nullptr;
    auto reader = std::make_unique<RasterLevel>(std::move(dataset), mLayout, mRule);
    return reader->hasAllMasks() ? std::move(reader) : nullptr;
  }

  RasterInfo mInfo;
  BandLayout mLayout;
  std::shared_ptr<const DataRule> mRule;
  std::vector<Level> mLevels; ///< From fine to coarse.
};

} // namespace

std::unique_ptr<RasterSource> openRaster(const std::string &path, const ReadChoice &choice,
                                         const std::string &layerName) {
  DatasetPtr dataset = openDataset(path);
  const GdalErrorScope errors;
  const auto facts = factsOf(*dataset, path, choice);
  return std::make_unique<GdalSource>(std::move(dataset), path, facts, originOf(path, layerName));
}

} // namespace xemap::raster
