// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/layer/provider_source.h"
#include "plugin/layer/query_extent.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>

class QgsMapSettings;
class QgsRasterLayer;

namespace xemap::layer {

/// True when the layer has pixels of its own; false for services that draw any extent at any size.
bool hasOwnPixels(const QgsRasterLayer &layer);

/// What a worker needs to read a raster layer, taken while the layer is at hand; the layer may go away afterwards.
///
/// Plain files are opened by path, with the bands of the layer's multiband colours where these are not what QGIS takes
/// by itself; everything else, and files whose
/// layer has nodata rules or open options of its own, is read through a clone of the layer's provider. Services are
/// read at the canvas' resolution.
/// Threads: made on the main thread; opened once, by one worker; cancel() from any thread.
class RasterSnapshot {
public:
  /// `choice` counts for more than what the analyst has said of the layer, and both for more than its style.
  ///
  /// Throws: InvalidArgument for an invalid layer, or one without own pixels whose extent at the canvas' resolution is
  /// too large; OutsideExtent.
  RasterSnapshot(const QgsRasterLayer &layer, const QueryExtent &extent, const QgsMapSettings &canvas,
                 const std::optional<raster::ReadChoice> &choice = {});
  ~RasterSnapshot();

  /// Throws: NotFound, Unreadable, Unsupported, InvalidArgument.
  std::unique_ptr<raster::RasterSource> open();

  /// Stops a read that waits for a service.
  void cancel();

  /// Names the pixels for the engine's feature cache: equal keys mean equal pixels.
  const std::string &key() const { return mKey; }

private:
  std::unique_ptr<raster::RasterSource> openFile() const;

  QString mLayerName;
  std::string mOrigin;                           ///< As RasterInfo::origin.
  QString mFilePath;                             ///< Empty: read through the provider.
  raster::ReadChoice mChoice;                    ///< Of the analyst.
  std::optional<raster::BandChoice> mShownBands; ///< Of the layer's style, whoever chose them.
  ProviderGrid mGrid;
  std::string mCrsWkt;
  std::string mKey;
  std::unique_ptr<QgsRasterDataProvider> mProvider;
  std::shared_ptr<QgsRasterBlockFeedback> mFeedback;
};

} // namespace xemap::layer
