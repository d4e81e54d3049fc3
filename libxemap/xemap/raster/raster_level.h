// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include <gdal_priv.h>

#include "xemap/raster/band_layout.h"
#include "xemap/raster/data_rule.h"
#include "xemap/raster/gdal_dataset.h"

namespace xemap::raster {

/// A part of a level in whole pixels of it.
struct LevelWindow {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

/// Where samples go: the corner of a block inside three planes and one validity plane of equal row length.
struct SampleTarget {
  float *samples = nullptr;
  std::uint8_t *valid = nullptr;
  std::size_t rowStride = 0;   ///< Units: pixels.
  std::size_t planeStride = 0; ///< Between bands. Units: pixels.
};

/// One resolution of a raster, the full one or an overview, read without resampling.
class RasterLevel {
public:
  RasterLevel(DatasetPtr dataset, const BandLayout &layout, std::shared_ptr<const DataRule> rule);

  int width() const { return mDataset->GetRasterXSize(); }
  int height() const { return mDataset->GetRasterYSize(); }
  GDALDataset &dataset() const { return *mDataset; }

  /// False when this resolution lacks the masks that the full one has.
  bool hasAllMasks() const;

  /// Reads the exact samples of a window inside the level; samples come out finite.
  ///
  /// Returns false when GDAL cannot read it; the reason is in the GdalErrorScope around.
  [[nodiscard]] bool read(const LevelWindow &window, const SampleTarget &target);

private:
  using Colour = std::array<float, 3>;

  bool readColours(const LevelWindow &window, const SampleTarget &target) const;
  bool readBands(const LevelWindow &window, const SampleTarget &target) const;
  bool readAlpha(const LevelWindow &window, const SampleTarget &target) const;
  bool readMask(const LevelWindow &window, const SampleTarget &target) const;
  bool applyRule(const LevelWindow &window, const SampleTarget &target) const;
  void fixSamples(const LevelWindow &window, const SampleTarget &target) const;
  void boundCache(const LevelWindow &window);

  DatasetPtr mDataset;
  BandLayout mLayout;
  std::shared_ptr<const DataRule> mRule;
  std::vector<Colour> mPalette;
  std::vector<bool> mPaletteOpaque;
  std::size_t mPixelBytes = 0;  ///< Of all bands and masks, as GDAL keeps them.
  std::size_t mCachedBytes = 0; ///< At most, since the blocks were last dropped.
};

} // namespace xemap::raster
