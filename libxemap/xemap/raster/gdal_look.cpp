// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/gdal_look.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

#include "xemap/base/error.h"
#include "xemap/raster/gdal_error.h"
#include "xemap/raster/sample_look.h"

namespace xemap::raster {

namespace {

/// Reads pieces of one dataset. What cannot be read is not judged: who asks for it later hears why.
///
/// Throws: Unreadable where GDAL made something up instead.
class Reader {
public:
  Reader(GDALDataset &dataset, const BandLayout &layout) : mDataset(dataset), mLayout(layout) {}

  RawSamples read(const LookPiece &piece) const {
    const GdalErrorScope errors;
    const std::size_t count = static_cast<std::size_t>(piece.columns) * static_cast<std::size_t>(piece.rows);
    RawSamples raw;
    raw.opaque.assign(count, 1);
    bool done = true;
    for (std::size_t i = 0; i < raw.samples.size(); ++i) {
      const auto same = static_cast<std::size_t>(
          std::find(mLayout.bands.begin(), mLayout.bands.end(), mLayout.bands[i]) - mLayout.bands.begin());
      if (same != i) {
        raw.samples[i] = raw.samples[same];
        raw.declared[i] = raw.declared[same];
        continue;
      }
      GDALRasterBand &band = *mDataset.GetRasterBand(mLayout.bands[i]);
      raw.samples[i].resize(count);
      done = done && readAs(band, piece, raw.samples[i].data(), GDT_Float32);
      if (mLayout.signedByte)
        for (float &sample : raw.samples[i])
          sample -= sample > 127.0F ? 256.0F : 0.0F;
      if (mLayout.declaresNodata[i]) {
        raw.declared[i].resize(count);
        done = done && readAs(*band.GetMaskBand(), piece, raw.declared[i].data(), GDT_Byte);
      }
    }
    if (mLayout.alphaBand != 0)
      done = done && hide(*mDataset.GetRasterBand(mLayout.alphaBand), piece, raw);
    if (mLayout.wholeMask != 0)
      done = done && hide(*mDataset.GetRasterBand(mLayout.wholeMask)->GetMaskBand(), piece, raw);
    // What GDAL fills in where a file is cut off it tells of once only, and keeps.
    if (errors.failed() && (done || errors.isCutOff()))
      throw Error(ErrorCode::Unreadable,
                  std::string(mDataset.GetDescription()) + ": cannot be read: " + errors.message());
    if (!done)
      std::fill(raw.opaque.begin(), raw.opaque.end(), std::uint8_t{0});
    return raw;
  }

private:
  static bool readAs(GDALRasterBand &band, const LookPiece &piece, void *values, GDALDataType type) {
    return band.RasterIO(GF_Read, piece.x, piece.y, piece.width, piece.height, values, piece.columns, piece.rows, type,
                         0, 0, nullptr) == CE_None;
  }

  static bool hide(GDALRasterBand &mask, const LookPiece &piece, RawSamples &raw) {
    std::vector<std::uint8_t> values(raw.opaque.size());
    if (!readAs(mask, piece, values.data(), GDT_Byte))
      return false;
    std::transform(raw.opaque.begin(), raw.opaque.end(), values.begin(), raw.opaque.begin(),
                   [](std::uint8_t a, std::uint8_t b) { return std::uint8_t{a != 0 && b != 0}; });
    return true;
  }

  GDALDataset &mDataset;
  const BandLayout &mLayout;
};

SampleLook lookAtBands(GDALDataset &dataset, const BandLayout &layout) {
  GDALRasterBand &band = *dataset.GetRasterBand(layout.bands[0]);
  BlockSize block;
  band.GetBlockSize(&block.width, &block.height);
  const Reader reader(dataset, layout);
  return lookAt(dataset.GetRasterXSize(), dataset.GetRasterYSize(), block, band.GetOverviewCount() > 0,
                [&](const LookPiece &piece) { return reader.read(piece); });
}

std::string hiddenBy(const BandLayout &layout) {
  std::string names;
  if (layout.alphaBand != 0)
    names = "alpha (band " + std::to_string(layout.alphaBand) + ")";
  if (layout.wholeMask != 0)
    names += names.empty() ? "the file's mask" : " or the file's mask";
  return names;
}

} // namespace

DataJudgement judgeDataset(GDALDataset &dataset, const BandLayout &layout, bool onlyDeclared) {
  DeclaredBands declared;
  declared.numbers = layout.bands;
  declared.hiddenBy = hiddenBy(layout);
  declared.isAll = onlyDeclared;
  declared.bytes = !layout.signedByte;
  for (std::size_t i = 0; i < layout.bands.size(); ++i) {
    int hasNodata = FALSE;
    declared.bytes = declared.bytes && dataset.GetRasterBand(layout.bands[i])->GetRasterDataType() == GDT_Byte;
    const double nodata = dataset.GetRasterBand(layout.bands[i])->GetNoDataValue(&hasNodata);
    if (layout.declaresNodata[i] && hasNodata)
      declared.nodata[i] = nodata;
  }
  return layout.palette ? judgePalette(declared) : judgeData(lookAtBands(dataset, layout), declared);
}

bool holdsOpacity(GDALDataset &dataset, int band) {
  BandLayout layout;
  layout.bands.fill(band);
  std::vector<float> values = lookAtBands(dataset, layout).inside.samples[0];
  std::sort(values.begin(), values.end());
  if (values.empty() || !(values.back() > 0.0F))
    return true;
  // Values that a hundredth of the pixels share with their neighbours in value; edges that were smoothed have fewer.
  constexpr int bins = 64;
  constexpr double leastShare = 0.01;
  constexpr int farApart = bins / 8;
  std::array<std::size_t, bins + 1> counts{};
  for (const float value : values)
    ++counts[static_cast<std::size_t>(std::clamp(value / values.back(), 0.0F, 1.0F) * bins)];
  int apart = 0;
  int last = -farApart;
  for (int bin = 0; bin <= bins; ++bin)
    if (static_cast<double>(counts[static_cast<std::size_t>(bin)]) >= leastShare * static_cast<double>(values.size()) &&
        bin - last >= farApart) {
      ++apart;
      last = bin;
    }
  return apart <= 2;
}

} // namespace xemap::raster
