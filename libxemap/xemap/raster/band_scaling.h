// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>
#include <string>

#include "xemap/raster/analysis_grid.h"
#include "xemap/raster/raster_source.h"

namespace xemap::raster {

/// Says how samples of that kind are scaled, for the user.
std::string scalingLine(SampleKind kind);

/// The linear map from samples to [0,1], one for the whole extent so that tiles agree.
class BandScaling {
public:
  /// Samples of SampleKind::Byte are divided by 255. Others map the 2nd and 98th percentile of each band over the whole
  /// window (estimated on an overview of at most 1024 x 1024 valid samples) to 0 and 1.
  ///
  /// What it gives once the source is stopped is of no use. Throws: NoData when the window has no valid sample;
  /// Unreadable.
  static BandScaling estimate(RasterSource &source, const PixelWindow &window);

  /// Scales in place and clamps to [0,1].
  void apply(Patch &patch) const;

private:
  std::array<float, 3> mOffset{};
  std::array<float, 3> mGain{1.0F, 1.0F, 1.0F};
};

} // namespace xemap::raster
