// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/pixels.h"

#include <algorithm>
#include <memory>

#include <gdal_alg.h>
#include <gdal_priv.h>
#include <ogr_geometry.h>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_dataset.h"
#include "xemap/raster/gdal_error.h"

namespace xemap::data {

namespace {

void requireBytes(GDALDataset &dataset, const std::string &path, ErrorCode code) {
  for (GDALRasterBand *band : dataset.GetBands())
    if (band->GetRasterDataType() != GDT_Byte)
      throw Error(code, path + ": expected 8 bits a band, found " + GDALGetDataTypeName(band->GetRasterDataType()));
}

void applyPalette(const GDALColorTable &palette, RgbImage &image) {
  const int entries = palette.GetColorEntryCount();
  for (std::size_t i = 0; i < image.rgb.size(); i += 3) {
    const int index = image.rgb[i];
    const GDALColorEntry colour = index < entries ? *palette.GetColorEntry(index) : GDALColorEntry{0, 0, 0, 0};
    image.rgb[i] = static_cast<std::uint8_t>(colour.c1);
    image.rgb[i + 1] = static_cast<std::uint8_t>(colour.c2);
    image.rgb[i + 2] = static_cast<std::uint8_t>(colour.c3);
  }
}

/// Reads whole bands side by side. Shape: [height,width,bands].
std::vector<std::uint8_t> readSamples(GDALDataset &dataset, std::vector<int> bands, const std::string &path) {
  const raster::GdalErrorScope errors;
  const int width = dataset.GetRasterXSize();
  const int height = dataset.GetRasterYSize();
  const auto count = static_cast<int>(bands.size());
  std::vector<std::uint8_t> samples(std::size_t{1} * width * height * count);
  const bool read = dataset.RasterIO(GF_Read, 0, 0, width, height, samples.data(), width, height, GDT_Byte, count,
                                     bands.data(), count, GSpacing{count} * width, 1, nullptr) == CE_None;
  if (!read || errors.failed())
    throw Error(ErrorCode::Unreadable, path + ": cannot be decoded: " + errors.message());
  return samples;
}

/// Shape: `samples` [height,width,bands].
void writePngSamples(const std::string &path, int width, int height, int bands, std::vector<std::uint8_t> samples) {
  GDALDriver &memory = raster::gdalDriver("MEM");
  GDALDriver &png = raster::gdalDriver("PNG");
  const raster::GdalErrorScope errors;
  const raster::DatasetPtr source(memory.Create("", width, height, bands, GDT_Byte, nullptr));
  const bool filled = source && source->RasterIO(GF_Write, 0, 0, width, height, samples.data(), width, height, GDT_Byte,
                                                 bands, nullptr, bands, GSpacing{width} * bands, 1, nullptr) == CE_None;
  raster::DatasetPtr target(filled ? png.CreateCopy(path.c_str(), source.get(), TRUE, nullptr, nullptr, nullptr)
                                   : nullptr);
  const bool created = target != nullptr;
  // Closing flushes: a full disk shows only then.
  target.reset();
  if (!created || errors.failed())
    throw Error(ErrorCode::Unwritable, path + ": cannot be written: " + errors.message());
}

std::unique_ptr<OGRPolygon> ogrPolygon(const Polygon &polygon) {
  auto converted = std::make_unique<OGRPolygon>();
  for (const Ring &ring : polygon) {
    auto line = std::make_unique<OGRLinearRing>();
    for (const auto &[x, y] : ring)
      line->addPoint(x, y);
    line->closeRings();
    converted->addRingDirectly(line.release());
  }
  return converted;
}

} // namespace

RgbImage readRgb(const std::string &path) {
  const raster::DatasetPtr dataset = raster::openDataset(path);
  requireBytes(*dataset, path, ErrorCode::Unsupported);
  // Grey and palette pictures are read three times over.
  const bool isGrey = dataset->GetRasterCount() < 3;
  RgbImage image;
  image.width = dataset->GetRasterXSize();
  image.height = dataset->GetRasterYSize();
  image.rgb = readSamples(*dataset, isGrey ? std::vector<int>{1, 1, 1} : std::vector<int>{1, 2, 3}, path);
  if (const GDALColorTable *palette = dataset->GetRasterBand(1)->GetColorTable())
    applyPalette(*palette, image);
  return image;
}

IndexImage readIndices(const std::string &path) {
  const raster::DatasetPtr dataset = raster::openDataset(path);
  requireBytes(*dataset, path, ErrorCode::Corrupt);
  if (dataset->GetRasterCount() != 1)
    throw Error(ErrorCode::Corrupt,
                path + ": expected a mask of one band, found " + std::to_string(dataset->GetRasterCount()));
  return {dataset->GetRasterXSize(), dataset->GetRasterYSize(), readSamples(*dataset, {1}, path)};
}

Mask readMask(const std::string &path) {
  IndexImage image = readIndices(path);
  Mask mask{image.width, image.height, std::move(image.values)};
  const auto odd = std::find_if(mask.values.begin(), mask.values.end(),
                                [](std::uint8_t value) { return value != 0 && value != Mask::referred; });
  if (odd != mask.values.end())
    throw Error(ErrorCode::Corrupt, path + ": expected mask values 0 and 255, found " + std::to_string(*odd));
  return mask;
}

void writePng(const std::string &path, const RgbImage &image) {
  writePngSamples(path, image.width, image.height, 3, image.rgb);
}

void writePng(const std::string &path, const Mask &mask) {
  writePngSamples(path, mask.width, mask.height, 1, mask.values);
}

bool isSimple(const Polygon &polygon) {
  const raster::GdalErrorScope errors; // GEOS tells where a ring crosses
  return ogrPolygon(polygon)->IsValid() != FALSE;
}

void burnPolygons(const std::vector<Polygon> &polygons, Mask &mask) {
  GDALDriver &memory = raster::gdalDriver("MEM");
  const raster::GdalErrorScope errors;
  const raster::DatasetPtr canvas(memory.Create("", mask.width, mask.height, 1, GDT_Byte, nullptr));
  // Each is burnt by itself: where polygons of one geometry overlap, the even-odd rule would leave a hole.
  // GDAL takes a dataset without a geotransform for one in pixels whose y runs down, as regions do.
  bool done = canvas != nullptr;
  for (const Polygon &polygon : polygons) {
    const std::unique_ptr<OGRPolygon> shape = ogrPolygon(polygon);
    OGRGeometryH geometry = OGRGeometry::ToHandle(shape.get());
    int band = 1;
    double value = Mask::referred;
    done = done && GDALRasterizeGeometries(canvas.get(), 1, &band, 1, &geometry, nullptr, nullptr, &value, nullptr,
                                           nullptr, nullptr) == CE_None;
  }
  if (!done)
    throw Error(ErrorCode::Internal, "regions cannot be rasterised: " + errors.message());
  const std::vector<std::uint8_t> burnt = readSamples(*canvas, {1}, "regions");
  std::transform(burnt.begin(), burnt.end(), mask.values.begin(), mask.values.begin(),
                 [](std::uint8_t fresh, std::uint8_t old) { return std::max(fresh, old); });
}

} // namespace xemap::data
