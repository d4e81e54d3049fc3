// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/raster_copy.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <vector>

#include <cpl_string.h>

#include "xemap/base/error.h"
#include "xemap/base/hidden_folder.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/gdal_progress.h"
#include "xemap/raster/geotiff_writer.h"
#include "xemap/raster/output_format.h"
#include "xemap/raster/probability_reader.h"

namespace xemap::raster {

namespace {

constexpr double convertedAt = 0.5; // Of the progress.

bool takes(GDALDriver &driver, const char *type) {
  const CPLStringList types(CSLTokenizeString(driver.GetMetadataItem(GDAL_DMD_CREATIONDATATYPES)));
  return types.FindString(type) >= 0;
}

/// The least lossy way of formats that have several.
CPLStringList losslessOptions(GDALDriver &driver) {
  CPLStringList options;
  const char *known = driver.GetMetadataItem(GDAL_DMD_CREATIONOPTIONLIST);
  for (const auto &[name, value] :
       {std::pair("REVERSIBLE", "YES"), std::pair("LOSSLESS", "YES"), std::pair("QUALITY", "100")})
    for (const char quote : {'\'', '"'})
      if (known && std::strstr(known, (std::string("name=") + quote + name + quote).c_str()))
        options.SetNameValue(name, value);
  return options;
}

GeoTiffLayout layoutOf(const ProbabilityReader &probability, GDALDataset &dataset, GDALDataType type, double most) {
  GeoTiffLayout layout;
  layout.width = probability.width();
  layout.height = probability.height();
  layout.type = type;
  layout.nodata = most + 1.0;
  layout.scale = 1.0 / most;
  layout.geotransform = probability.geotransform();
  layout.crsWkt = probability.crsWkt();
  layout.description = probability.description();
  char **items = dataset.GetMetadata();
  for (int i = 0; i < CSLCount(items); ++i) {
    char *name = nullptr;
    const char *value = CPLParseNameValue(items[i], &name);
    if (name && value && std::strncmp(name, "XEMAP_", 6) == 0)
      layout.metadata.emplace_back(name, value);
    CPLFree(name);
  }
  return layout;
}

template <typename Whole>
bool writeWholeNumbers(const std::string &fromPath, GDALDataset &from, GDALDataType type, const std::string &toPath,
                       Feedback &feedback) {
  constexpr auto nodata = std::numeric_limits<Whole>::max();
  constexpr double most = nodata - 1.0;
  ProbabilityReader probability(fromPath);
  GeoTiffWriter writer(toPath);
  writer.begin(layoutOf(probability, from, type, most));
  std::vector<Whole> values(static_cast<std::size_t>(probability.width()));
  for (int y = 0; y < probability.height(); ++y) {
    if (feedback.isCancelled())
      return false;
    const float *row = probability.row(y);
    std::transform(row, row + values.size(), values.begin(), [](float p) {
      return std::isnan(p) ? nodata : static_cast<Whole>(std::lround(static_cast<double>(p) * most));
    });
    writer.writeRows(1, values.data());
    feedback.setProgress(convertedAt * (y + 1.0) / probability.height());
  }
  writer.finish();
  return true;
}

} // namespace

bool copyRaster(const std::string &fromPath, const std::string &toPath, Feedback &feedback) {
  GDALDriver &driver = driverFor(toPath, OutputKind::Probability);
  DatasetPtr from = openDataset(fromPath);
  std::optional<HiddenFolder> scratch;
  GdalProgress progress{feedback};
  if (GDALDataTypeIsFloating(from->GetRasterBand(1)->GetRasterDataType()) && !takes(driver, "Float32")) {
    scratch.emplace(toPath);
    const std::string whole = scratch->path() + "/whole.tif";
    const bool done = takes(driver, "UInt16")
                          ? writeWholeNumbers<std::uint16_t>(fromPath, *from, GDT_UInt16, whole, feedback)
                          : writeWholeNumbers<std::uint8_t>(fromPath, *from, GDT_Byte, whole, feedback);
    if (!done)
      return false;
    from = openDataset(whole);
    progress.from = convertedAt;
  }
  const GdalErrorScope errors;
  DatasetPtr copy(driver.CreateCopy(toPath.c_str(), from.get(), FALSE, losslessOptions(driver).List(),
                                    GdalProgress::report, &progress));
  const bool made = copy != nullptr;
  copy.reset();
  if (feedback.isCancelled())
    return false;
  if (!made || errors.failed())
    throw Error(ErrorCode::Unwritable, toPath + ": cannot be written: " + errors.message());
  return true;
}

} // namespace xemap::raster
