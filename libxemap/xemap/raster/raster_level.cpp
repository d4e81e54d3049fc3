// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/raster_level.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace xemap::raster {

namespace {

// Holds what neighbouring tiles share, while GDAL's own limit, a part of the machine's memory, would hold whole
// rasters.
constexpr std::size_t cacheBytes = std::size_t{128} << 20U;

template <typename T> GSpacing bytes(std::size_t elements) {
  return static_cast<GSpacing>(elements * sizeof(T));
}

/// Calls `body(row index, samples of the row, validity of the row)` for each row of the target.
template <typename Body> void forEachRow(const LevelWindow &window, const SampleTarget &target, const Body &body) {
  for (int row = 0; row < window.height; ++row) {
    const std::size_t offset = static_cast<std::size_t>(row) * target.rowStride;
    body(static_cast<std::size_t>(row), target.samples + offset, target.valid + offset);
  }
}

bool readBytes(GDALRasterBand &band, const LevelWindow &window, std::uint8_t *values, std::size_t rowStride) {
  return band.RasterIO(GF_Read, window.x, window.y, window.width, window.height, values, window.width, window.height,
                       GDT_Byte, 1, bytes<std::uint8_t>(rowStride), nullptr) == CE_None;
}

/// Bands whose masks GDAL keeps.
std::vector<int> maskBandsOf(const BandLayout &layout) {
  std::vector<int> bands;
  if (layout.wholeMask != 0)
    bands.push_back(layout.wholeMask);
  for (std::size_t i = 0; i < layout.bands.size(); ++i)
    if (layout.declaresNodata[i])
      bands.push_back(layout.bands[i]);
  return bands;
}

} // namespace

RasterLevel::RasterLevel(DatasetPtr dataset, const BandLayout &layout, std::shared_ptr<const DataRule> rule)
    : mDataset(std::move(dataset)), mLayout(layout), mRule(std::move(rule)) {
  for (GDALRasterBand *band : mDataset->GetBands())
    mPixelBytes += static_cast<std::size_t>(GDALGetDataTypeSizeBytes(band->GetRasterDataType()));
  mPixelBytes += maskBandsOf(mLayout).size();
  if (!mLayout.palette)
    return;
  const GDALColorTable *table = mDataset->GetRasterBand(mLayout.bands[0])->GetColorTable();
  for (int i = 0; table && i < table->GetColorEntryCount(); ++i) {
    GDALColorEntry entry{};
    table->GetColorEntryAsRGB(i, &entry);
    mPalette.push_back({static_cast<float>(entry.c1), static_cast<float>(entry.c2), static_cast<float>(entry.c3)});
    mPaletteOpaque.push_back(entry.c4 != 0);
  }
}

bool RasterLevel::hasAllMasks() const {
  const std::vector<int> bands = maskBandsOf(mLayout);
  return std::all_of(bands.begin(), bands.end(),
                     [&](int band) { return (mDataset->GetRasterBand(band)->GetMaskFlags() & GMF_ALL_VALID) == 0; });
}

bool RasterLevel::read(const LevelWindow &window, const SampleTarget &target) {
  boundCache(window);
  forEachRow(window, target,
             [&](std::size_t, float *, std::uint8_t *valid) { std::fill_n(valid, window.width, std::uint8_t{1}); });
  if (!(mLayout.alphaBand == 0 || readAlpha(window, target)))
    return false;
  if (!(mLayout.wholeMask == 0 || readMask(window, target)))
    return false;
  if (!(mLayout.palette ? readColours(window, target) : readBands(window, target)))
    return false;
  if (mLayout.floating || mLayout.signedByte)
    fixSamples(window, target);
  return applyRule(window, target);
}

void RasterLevel::boundCache(const LevelWindow &window) {
  mCachedBytes += mPixelBytes * static_cast<std::size_t>(window.width) * static_cast<std::size_t>(window.height);
  if (mCachedBytes <= cacheBytes)
    return;
  // Bands that are not read are dropped too: interleaved files bring them along.
  for (GDALRasterBand *band : mDataset->GetBands())
    band->FlushCache(false);
  for (const int band : maskBandsOf(mLayout))
    mDataset->GetRasterBand(band)->GetMaskBand()->FlushCache(false);
  mCachedBytes = 0;
}

bool RasterLevel::readBands(const LevelWindow &window, const SampleTarget &target) const {
  std::array<int, bandCount> bands = mLayout.bands;
  const bool grey = mLayout.isGrey();
  const CPLErr status =
      mDataset->RasterIO(GF_Read, window.x, window.y, window.width, window.height, target.samples, window.width,
                         window.height, GDT_Float32, grey ? 1 : bandCount, bands.data(), sizeof(float),
                         bytes<float>(target.rowStride), bytes<float>(target.planeStride), nullptr);
  if (status != CE_None)
    return false;
  if (grey)
    forEachRow(window, target, [&](std::size_t, float *samples, std::uint8_t *) {
      for (std::size_t band = 1; band < bandCount; ++band)
        std::copy_n(samples, window.width, samples + band * target.planeStride);
    });
  return true;
}

bool RasterLevel::readColours(const LevelWindow &window, const SampleTarget &target) const {
  const std::size_t columns = static_cast<std::size_t>(window.width);
  std::vector<std::uint16_t> indices(columns * static_cast<std::size_t>(window.height));
  if (mDataset->GetRasterBand(mLayout.bands[0])
          ->RasterIO(GF_Read, window.x, window.y, window.width, window.height, indices.data(), window.width,
                     window.height, GDT_UInt16, 0, 0, nullptr) != CE_None)
    return false;
  forEachRow(window, target, [&](std::size_t row, float *samples, std::uint8_t *valid) {
    for (std::size_t i = 0; i < columns; ++i) {
      const std::size_t index = indices[row * columns + i];
      const bool known = index < mPalette.size();
      if (!known || !mPaletteOpaque[index])
        valid[i] = 0;
      for (std::size_t band = 0; band < bandCount; ++band)
        samples[band * target.planeStride + i] = known ? mPalette[index][band] : 0.0F;
    }
  });
  return true;
}

bool RasterLevel::readAlpha(const LevelWindow &window, const SampleTarget &target) const {
  // Any trace of opacity counts; wider alpha saturates at 255, which is all the same here.
  if (!readBytes(*mDataset->GetRasterBand(mLayout.alphaBand), window, target.valid, target.rowStride))
    return false;
  forEachRow(window, target, [&](std::size_t, float *, std::uint8_t *valid) {
    std::transform(valid, valid + window.width, valid, [](std::uint8_t v) { return std::uint8_t{v != 0}; });
  });
  return true;
}

bool RasterLevel::readMask(const LevelWindow &window, const SampleTarget &target) const {
  const std::size_t columns = static_cast<std::size_t>(window.width);
  std::vector<std::uint8_t> mask(columns * static_cast<std::size_t>(window.height));
  if (!readBytes(*mDataset->GetRasterBand(mLayout.wholeMask)->GetMaskBand(), window, mask.data(), columns))
    return false;
  forEachRow(window, target, [&](std::size_t row, float *, std::uint8_t *valid) {
    std::transform(valid, valid + columns, mask.data() + row * columns, valid,
                   [](std::uint8_t v, std::uint8_t m) { return std::uint8_t{v != 0 && m != 0}; });
  });
  return true;
}

bool RasterLevel::applyRule(const LevelWindow &window, const SampleTarget &target) const {
  std::array<std::vector<std::uint8_t>, bandCount> masks;
  JudgedBlock block{window.x, window.y,       window.width, window.height,    width(),
                    height(), target.samples, target.valid, target.rowStride, target.planeStride};
  const auto columns = static_cast<std::size_t>(window.width);
  for (std::size_t i = 0; i < bandCount; ++i) {
    if (!mLayout.declaresNodata[i])
      continue;
    const auto same = static_cast<std::size_t>(std::find(mLayout.bands.begin(), mLayout.bands.end(), mLayout.bands[i]) -
                                               mLayout.bands.begin());
    if (same == i) {
      masks[i].resize(columns * static_cast<std::size_t>(window.height));
      if (!readBytes(*mDataset->GetRasterBand(mLayout.bands[i])->GetMaskBand(), window, masks[i].data(), columns))
        return false;
    }
    block.declared[i] = masks[same].data();
  }
  mRule->apply(block);
  return true;
}

void RasterLevel::fixSamples(const LevelWindow &window, const SampleTarget &target) const {
  forEachRow(window, target, [&](std::size_t, float *samples, std::uint8_t *valid) {
    for (std::size_t band = 0; band < bandCount; ++band) {
      float *plane = samples + band * target.planeStride;
      for (int i = 0; i < window.width; ++i) {
        if (mLayout.signedByte && plane[i] > 127.0F)
          plane[i] -= 256.0F;
        if (!std::isfinite(plane[i])) {
          plane[i] = 0.0F;
          valid[i] = 0;
        }
      }
    }
  });
}

} // namespace xemap::raster
