// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/reference.h"

#include <array>
#include <memory>
#include <vector>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <gdal_utils.h>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/hidden_folder.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/gdal_progress.h"
#include "xemap/raster/probability_reader.h"
#include "xemap/raster/spatial_reference.h"

namespace xemap::raster {

namespace {

// The share of the work that bringing a reference to the grid is.
constexpr double layingShare = 0.4;

GridPlace placeOf(GDALDataset &dataset) {
  GridPlace place;
  place.width = dataset.GetRasterXSize();
  place.height = dataset.GetRasterYSize();
  if (const std::optional<GeoTransform> geotransform = geotransformOf(dataset)) {
    place.georeferenced = true;
    place.geotransform = *geotransform;
    place.crsWkt = crsWktOf(dataset);
  }
  return place;
}

/// Whether a reference's pixels are those of the grid. A mask that says nothing of its place is taken at its word where
/// it has as many.
bool isOnGrid(const GridPlace &reference, const GridPlace &grid) {
  if (!reference.georeferenced || !grid.georeferenced)
    return reference.width == grid.width && reference.height == grid.height;
  const bool bothHaveCrs = !reference.crsWkt.empty() && !grid.crsWkt.empty();
  return haveSamePixels(reference, grid) && (!bothHaveCrs || haveSameCrs(reference.crsWkt, grid.crsWkt));
}

/// The band that says where the others count; 0: none does.
int alphaBandOf(GDALDataset &reference) {
  for (int band = 2; band <= reference.GetRasterCount(); ++band)
    if (reference.GetRasterBand(band)->GetColorInterpretation() == GCI_AlphaBand)
      return band;
  return 0;
}

/// The first band with what says where it counts: nodata, a mask, or an alpha band.
DatasetPtr firstBandOf(GDALDataset &reference) {
  CPLStringList arguments;
  for (const char *argument : {"-of", "VRT", "-b", "1"})
    arguments.AddString(argument);
  if (const int alpha = alphaBandOf(reference); alpha > 0) {
    arguments.AddString("-b");
    arguments.AddString(std::to_string(alpha).c_str());
  }
  const std::unique_ptr<GDALTranslateOptions, void (*)(GDALTranslateOptions *)> options(
      GDALTranslateOptionsNew(arguments.List(), nullptr), GDALTranslateOptionsFree);
  return DatasetPtr(
      GDALDataset::FromHandle(GDALTranslate("", GDALDataset::ToHandle(&reference), options.get(), nullptr)));
}

/// A raster of values and opacity on the grid.
DatasetPtr createLaid(const std::string &path, GDALDataType type, const GridPlace &grid, const std::string &crsWkt) {
  CPLStringList creation;
  creation.SetNameValue("TILED", "YES");
  creation.SetNameValue("COMPRESS", "DEFLATE");
  creation.SetNameValue("BIGTIFF", "IF_SAFER");
  DatasetPtr laid(gdalDriver("GTiff").Create(path.c_str(), grid.width, grid.height, 2, type, creation.List()));
  if (laid) {
    std::array<double, 6> coefficients = grid.geotransform.coefficients();
    laid->SetGeoTransform(coefficients.data());
    if (const auto crs = spatialReferenceOf(crsWkt))
      laid->SetSpatialRef(&*crs);
    laid->GetRasterBand(2)->SetColorInterpretation(GCI_AlphaBand);
  }
  return laid;
}

bool lay(GDALDataset &source, GDALDataset &target, Feedback &feedback) {
  CPLStringList arguments;
  for (const char *argument : {"-r", "near", "-et", "0"})
    arguments.AddString(argument);
  const std::unique_ptr<GDALWarpAppOptions, void (*)(GDALWarpAppOptions *)> options(
      GDALWarpAppOptionsNew(arguments.List(), nullptr), GDALWarpAppOptionsFree);
  GdalProgress progress{feedback, 0.0, layingShare};
  GDALWarpAppOptionsSetProgress(options.get(), GdalProgress::report, &progress);
  GDALDatasetH from = GDALDataset::ToHandle(&source);
  return GDALWarp(nullptr, GDALDataset::ToHandle(&target), 1, &from, options.get(), nullptr) != nullptr;
}

/// A reference on the pixels of the probabilities.
class Reference {
public:
  explicit Reference(const std::string &path) : mPath(path), mDataset(openDataset(path)) {
    if (mDataset->GetRasterCount() < 1)
      throw Error(ErrorCode::InvalidArgument, path + ": expected a reference raster, found one without bands");
  }

  /// False when cancelled.
  bool bringTo(const GridPlace &grid, const std::string &scratchPath, Feedback &feedback) {
    const GdalErrorScope errors;
    const GridPlace place = placeOf(*mDataset);
    if (isOnGrid(place, grid))
      return true;
    if (!place.georeferenced || !grid.georeferenced)
      throw Error(ErrorCode::InvalidArgument, mPath + ": expected a georeference, or " + std::to_string(grid.width) +
                                                  " x " + std::to_string(grid.height) +
                                                  " pixels as the probability raster has, found " +
                                                  std::to_string(place.width) + " x " + std::to_string(place.height));
    mScratch = std::make_unique<HiddenFolder>(scratchPath);
    DatasetPtr source = firstBandOf(*mDataset);
    // Where one of them has no CRS, coordinates are taken as they are.
    const std::string crsWkt = place.crsWkt.empty() ? std::string() : grid.crsWkt;
    DatasetPtr laid =
        createLaid(mScratch->path() + "/laid.tif", mDataset->GetRasterBand(1)->GetRasterDataType(), grid, crsWkt);
    const bool done = source && laid && lay(*source, *laid, feedback);
    source.reset(); // It reads from the dataset that goes.
    if (feedback.isCancelled())
      return false;
    if (!done || errors.failed())
      throw Error(ErrorCode::InvalidArgument,
                  mPath + ": cannot be laid over the probability raster: " + errors.message());
    mDataset = std::move(laid);
    return true;
  }

  void readRow(int y, std::vector<double> &values, std::vector<std::uint8_t> &valid) {
    const GdalErrorScope errors;
    const int width = static_cast<int>(values.size());
    GDALRasterBand &band = *mDataset->GetRasterBand(1);
    GDALRasterBand &mask = mScratch ? *mDataset->GetRasterBand(2) : *band.GetMaskBand();
    const bool read =
        band.RasterIO(GF_Read, 0, y, width, 1, values.data(), width, 1, GDT_Float64, 0, 0, nullptr) == CE_None &&
        mask.RasterIO(GF_Read, 0, y, width, 1, valid.data(), width, 1, GDT_Byte, 0, 0, nullptr) == CE_None;
    if (!read || errors.failed())
      throw Error(ErrorCode::Unreadable, mPath + ": cannot read row " + std::to_string(y) + ": " + errors.message());
  }

private:
  std::string mPath;
  std::unique_ptr<HiddenFolder> mScratch; ///< Outlives the dataset in it.
  DatasetPtr mDataset;
};

} // namespace

bool readWithReference(const std::string &probabilityPath, const std::string &referencePath,
                       const std::string &scratchPath, const std::optional<double> &referredValue,
                       const TakeTruth &take, Feedback &feedback) {
  ProbabilityReader probability(probabilityPath);
  Reference reference(referencePath);
  if (!reference.bringTo(probability.place(), scratchPath, feedback))
    return false;
  const auto width = static_cast<std::size_t>(probability.width());
  std::vector<double> values(width);
  std::vector<std::uint8_t> valid(width);
  std::vector<Truth> truth(width);
  for (int y = 0; y < probability.height(); ++y) {
    if (feedback.isCancelled())
      return false;
    reference.readRow(y, values, valid);
    for (std::size_t x = 0; x < width; ++x) {
      const bool referred = referredValue ? values[x] == *referredValue : values[x] != 0.0;
      truth[x] = valid[x] == 0 ? Truth::Unknown : referred ? Truth::Referred : Truth::NotReferred;
    }
    take(probability.width(), probability.row(y), truth.data());
    feedback.setProgress(layingShare + (1.0 - layingShare) * (y + 1.0) / probability.height());
  }
  return true;
}

} // namespace xemap::raster
