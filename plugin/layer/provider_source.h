// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/raster/data_rule.h"
#include "xemap/raster/gdal_source.h"
#include "xemap/raster/raster_source.h"
#include "xemap/raster/sample_look.h"

#include <qgsrectangle.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

class QgsRasterBlock;
class QgsRasterBlockFeedback;
class QgsRasterDataProvider;

namespace xemap::layer {

/// The pixels a provider is read as.
struct ProviderGrid {
  QgsRectangle extent; ///< In the layer's CRS.
  int width = 0;
  int height = 0;
  /// False for services that draw any extent at any size (WMS, XYZ): they resample on their own.
  bool ownPixels = true;
};

/// Reads a raster through a QGIS data provider that nobody else uses, for rasters that are not plain files.
///
/// Images (ARGB) are read as red, green and blue, valid where they are not fully transparent; data bands as they are,
/// what of them is data by the rule for all rasters, over the nodata that QGIS knows. Own pixels are oversampled at
/// most four times per axis when they shrink. Threads: created, used and destroyed in one worker thread; the feedback
/// may be cancelled from any thread.
class ProviderSource final : public raster::RasterSource {
public:
  /// `name` and `origin` as in RasterInfo. Units: `crsWkt` of the layer, empty for none. `choice` has bands; it is
  /// ignored for images. Throws: Unsupported when the provider has no bands; InvalidArgument when the grid is empty.
  ProviderSource(std::unique_ptr<QgsRasterDataProvider> provider, const std::string &name, const std::string &origin,
                 const std::string &crsWkt, const ProviderGrid &grid, const raster::ReadChoice &choice,
                 std::shared_ptr<QgsRasterBlockFeedback> feedback);
  ~ProviderSource() override;

  const raster::RasterInfo &info() const override { return mInfo; }
  raster::Patch read(const raster::PixelWindow &window, int width, int height) override;

private:
  raster::Patch readDrawn(const raster::PixelWindow &window, int width, int height);
  raster::Patch readOwnPixels(const raster::PixelWindow &window, int width, int height);
  void fill(raster::Patch &patch, int firstColumn, int firstRow, const raster::PixelWindow &window, int width,
            int height);
  void judge();
  /// Into the samples and declarations of one of the three colours.
  void readBand(std::size_t band, const QgsRectangle &extent, int width, int height,
                std::array<std::vector<float>, 3> &samples, std::array<std::vector<std::uint8_t>, 3> &declared);
  raster::RawSamples readRaw(const raster::LookPiece &piece);
  std::unique_ptr<QgsRasterBlock> block(int band, const QgsRectangle &extent, int width, int height);
  QgsRectangle extentOf(const raster::PixelWindow &window) const;

  std::unique_ptr<QgsRasterDataProvider> mProvider;
  raster::RasterInfo mInfo;
  ProviderGrid mGrid;
  raster::BandChoice mBands;
  bool mOnlyDeclared;
  bool mIsImage = false;
  raster::DataRule mRule;
  std::shared_ptr<QgsRasterBlockFeedback> mFeedback;
};

} // namespace xemap::layer
