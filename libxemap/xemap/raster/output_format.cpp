// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/output_format.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <vector>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "xemap/base/error.h"
#include "xemap/base/feedback.h"
#include "xemap/base/hidden_folder.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/geotiff_writer.h"
#include "xemap/raster/raster_copy.h"
#include "xemap/raster/region_file.h"
#include "xemap/raster/spatial_reference.h"

namespace xemap::raster {

namespace {

constexpr int trialSidePx = 64;

std::string endingOf(const std::string &path) {
  std::string ending = std::filesystem::path(path).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return ending.empty() ? ending : ending.substr(1);
}

bool isSet(GDALDriver &driver, const char *capability) {
  const char *value = driver.GetMetadataItem(capability);
  return value != nullptr && EQUAL(value, "YES");
}

bool writes(GDALDriver &driver, OutputKind kind) {
  if (kind == OutputKind::Regions)
    return isSet(driver, GDAL_DCAP_VECTOR) && isSet(driver, GDAL_DCAP_CREATE);
  return isSet(driver, GDAL_DCAP_RASTER) && (isSet(driver, GDAL_DCAP_CREATE) || isSet(driver, GDAL_DCAP_CREATECOPY));
}

bool hasEnding(GDALDriver &driver, const std::string &ending) {
  const char *endings = driver.GetMetadataItem(GDAL_DMD_EXTENSIONS);
  const CPLStringList list(CSLTokenizeString(endings ? endings : ""));
  return list.FindString(ending.c_str()) >= 0;
}

/// This project's own format of that kind: no trial would tell more than its tests.
bool isProven(GDALDriver &driver, OutputKind kind) {
  return EQUAL(driver.GetDescription(), kind == OutputKind::Regions ? "GPKG" : "GTiff");
}

[[noreturn]] void refuse(const std::string &path, GDALDriver &driver, const std::string &why) {
  const char *name = driver.GetMetadataItem(GDAL_DMD_LONGNAME);
  throw Error(ErrorCode::Unsupported, path + ": expected a format that gives back what is written into it, found " +
                                          (name ? name : driver.GetDescription()) + ": " + why);
}

GeoTransform samplePlace() {
  return GeoTransform({500000.0, 2.0, 0.0, 5600000.0, 0.0, -2.0});
}

/// The zone of samplePlace(). Formats in degrees, such as KML, refuse what they cannot bring there.
std::string sampleCrs() {
  constexpr int utm31North = 32631;
  OGRSpatialReference crs;
  crs.importFromEPSG(utm31North);
  return textOf(crs);
}

/// A small raster as the outputs of that kind are: a ramp with a corner of nodata. Regions are traced in one of
/// probabilities with a CRS.
void writeSample(const std::string &path, OutputKind kind) {
  const bool mask = kind == OutputKind::Mask;
  GeoTiffLayout layout;
  if (kind == OutputKind::Regions)
    layout.crsWkt = sampleCrs();
  layout.width = layout.height = trialSidePx;
  layout.type = mask ? GDT_Byte : GDT_Float32;
  layout.nodata = mask ? 255.0 : std::numeric_limits<double>::quiet_NaN();
  layout.geotransform = samplePlace();
  layout.metadata = {{"XEMAP_VERSION", "trial"}};
  GeoTiffWriter writer(path);
  writer.begin(layout);
  for (int y = 0; y < trialSidePx; ++y) {
    std::vector<float> row(trialSidePx);
    for (int x = 0; x < trialSidePx; ++x) {
      const bool none = x < 9 && y < 9;
      const float value = static_cast<float>((x * 37 + y * 101) % 257) / 256.0F;
      row[static_cast<std::size_t>(x)] = mask ? (none ? 255.0F : static_cast<float>(value > 0.5F))
                                              : (none ? std::numeric_limits<float>::quiet_NaN() : value);
    }
    const std::vector<std::uint8_t> bytes =
        mask ? std::vector<std::uint8_t>(row.begin(), row.end()) : std::vector<std::uint8_t>();
    writer.writeRows(1, mask ? static_cast<const void *>(bytes.data()) : row.data());
  }
  writer.finish();
}

/// The samples in the units that they stand for; NaN where there is no data.
std::vector<double> samplesOf(GDALDataset &dataset) {
  const GdalErrorScope errors;
  std::vector<double> values(std::size_t{trialSidePx} * trialSidePx);
  GDALRasterBand &band = *dataset.GetRasterBand(1);
  if (dataset.GetRasterCount() != 1 || dataset.GetRasterXSize() != trialSidePx ||
      dataset.GetRasterYSize() != trialSidePx ||
      band.RasterIO(GF_Read, 0, 0, trialSidePx, trialSidePx, values.data(), trialSidePx, trialSidePx, GDT_Float64, 0, 0,
                    nullptr) != CE_None)
    return {};
  int hasNodata = FALSE;
  const double nodata = band.GetNoDataValue(&hasNodata);
  int hasScale = FALSE;
  const double scale = band.GetScale(&hasScale);
  for (double &value : values)
    value = hasNodata && value == nodata ? std::numeric_limits<double>::quiet_NaN() : value * (hasScale ? scale : 1.0);
  return values;
}

bool isTheSame(const std::vector<double> &expected, const std::vector<double> &found) {
  // As near as whole numbers from 0 to 254 come.
  constexpr double tolerance = 0.5 / 254.0 + 1e-9;
  return found.size() == expected.size() &&
         std::equal(expected.begin(), expected.end(), found.begin(), [](double a, double b) {
           return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= tolerance;
         });
}

void tryRaster(const std::string &path, GDALDriver &driver, OutputKind kind) {
  const HiddenFolder folder(path);
  const std::string sample = folder.path() + "/sample.tif";
  const std::string copied = folder.path() + "/copy." + endingOf(path);
  writeSample(sample, kind);
  Feedback feedback;
  try {
    copyRaster(sample, copied, feedback);
    const std::vector<double> expected = samplesOf(*openDataset(sample));
    // Some formats hold no samples, but the name of the file that does.
    std::filesystem::remove(sample);
    const DatasetPtr copy = openDataset(copied);
    if (isTheSame(expected, samplesOf(*copy)) &&
        geotransformOf(*copy).value_or(GeoTransform()).coefficients() == samplePlace().coefficients())
      return;
  } catch (const Error &error) {
    refuse(path, driver, error.what());
  }
  refuse(path, driver, "samples, nodata or the place come back as others");
}

void tryRegions(const std::string &path, GDALDriver &driver) {
  const HiddenFolder folder(path);
  const std::string sample = folder.path() + "/sample.tif";
  const std::string regions = folder.path() + "/regions." + endingOf(path);
  writeSample(sample, OutputKind::Regions);
  Feedback feedback;
  try {
    writeRegionFile(sample, regions, path, {}, RegionGeometry::Outlines, feedback);
    const DatasetPtr written = openVectorSource(regions);
    OGRLayer *layer = written->GetLayer(0);
    const int field = layer ? layer->GetLayerDefn()->GetFieldIndex("mean_prob") : -1;
    const OGRFeatureUniquePtr feature(layer ? layer->GetNextFeature() : nullptr);
    const OGRGeometry *outline = feature ? feature->GetGeometryRef() : nullptr;
    const auto type = outline ? wkbFlatten(outline->getGeometryType()) : wkbNone;
    if (field >= 0 && feature && feature->GetFieldAsDouble(field) > 0.5 &&
        (type == wkbPolygon || type == wkbMultiPolygon))
      return;
  } catch (const Error &error) {
    refuse(path, driver, error.what());
  }
  refuse(path, driver, "outlines or their fields do not come back");
}

} // namespace

GDALDriver &driverFor(const std::string &path, OutputKind kind) {
  gdalDriver("GTiff"); // All drivers are registered then.
  const std::string ending = endingOf(path);
  GDALDriver *found = nullptr;
  GDALDriverManager &manager = *GetGDALDriverManager();
  for (int i = 0; !ending.empty() && i < manager.GetDriverCount(); ++i) {
    GDALDriver &driver = *manager.GetDriver(i);
    if (writes(driver, kind) && hasEnding(driver, ending) && (!found || isProven(driver, kind)))
      found = &driver;
  }
  if (!found)
    throw Error(ErrorCode::Unsupported, path + ": expected a name whose ending tells a format to write, such as " +
                                            (kind == OutputKind::Regions ? ".gpkg or .geojson" : ".tif or .png") +
                                            ", found " + (ending.empty() ? "none" : "'." + ending + "'"));
  return *found;
}

void requireFormat(const std::string &path, OutputKind kind) {
  GDALDriver &driver = driverFor(path, kind);
  if (isProven(driver, kind))
    return;
  if (kind == OutputKind::Regions)
    tryRegions(path, driver);
  else
    tryRaster(path, driver, kind);
}

} // namespace xemap::raster
