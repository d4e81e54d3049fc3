// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/layer/query_extent.h"

namespace xemap::layer {

/// How large a question is before it is asked.
struct ExtentSize {
  double pixels = 0.0;    ///< At the layer's own resolution; of a service, at that of the canvas.
  double gsdMetres = 0.0; ///< Of those pixels, in the middle of the extent; 0: unknown.
};

/// Throws: as canvasPixelInLayer.
ExtentSize sizeOf(const QueryExtent &extent, const QgsRasterLayer &layer, const QgsMapSettings &canvas);

} // namespace xemap::layer
