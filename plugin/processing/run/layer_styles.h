// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/raster/geotiff_sink.h"

#include <QString>

class QgsProcessingContext;

namespace xemap::processing {

/// What an output layer shows.
enum class LayerKind { Probability, Mask, Classes, Regions };

/// Lets a layer be styled as the dock's layers are, and named, where the run loads it into the project. `provenance` is
/// that of the answer it shows or is made of; of several there is none.
void styleOnLoad(QgsProcessingContext &context, const QString &layer, LayerKind kind, const QString &name,
                 const raster::Provenance &provenance = {});

} // namespace xemap::processing
