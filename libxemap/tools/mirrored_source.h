// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/raster/raster_source.h"

namespace xemap::tools {

/// A square raster of any size made of one that is held in memory, repeated and mirrored so that no borders show.
///
/// Windows are sampled at the nearest pixel, so reading takes hardly any time and the engine's own is measured.
class MirroredSource : public raster::RasterSource {
public:
  /// Throws: Unreadable.
  MirroredSource(raster::RasterSource &original, int sizePx);

  const raster::RasterInfo &info() const override { return mInfo; }
  raster::Patch read(const raster::PixelWindow &window, int width, int height) override;

private:
  raster::RasterInfo mInfo;
  raster::Patch mTile;
};

} // namespace xemap::tools
