// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "plugin/engine/questions.h"
#include "plugin/layer/raster_snapshot.h"

#include <functional>
#include <memory>
#include <optional>

class QgsRasterLayer;

namespace xemap::processing {

class WatchedFeedback;

/// A raster layer, or a part of it, that a worker asks about.
struct AskedRaster {
  std::unique_ptr<layer::RasterSnapshot> snapshot;
  engine::QuestionScope scope;
};

/// Takes a layer to be looked at with a ground sample distance; 0: its own. On the main thread. Without `choice` it is
/// read as the analyst has said of it in the dock.
///
/// Throws: InvalidArgument for a service where there is no distance; what layer::RasterSnapshot throws.
AskedRaster takeRaster(const QgsRasterLayer &layer, const layer::QueryExtent &extent, double gsdMetres,
                       const std::optional<raster::ReadChoice> &choice = {});

/// Uses the raster in a worker, once; a cancel stops a read that waits for a service as well.
///
/// Throws: as layer::RasterSnapshot::open, and what `use` throws.
void readRaster(AskedRaster &raster, WatchedFeedback &feedback, const std::function<void(raster::RasterSource &)> &use);

} // namespace xemap::processing
