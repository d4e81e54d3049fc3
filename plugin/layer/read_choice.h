// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/raster/gdal_source.h"

#include <QString>

#include <optional>

class QgsRasterLayer;

namespace xemap::layer {

/// The bands of a text such as "3,2,1"; nothing where it is none.
std::optional<raster::BandChoice> bandsOf(const QString &text);

/// "3,2,1"; empty for none.
QString bandsText(const raster::ReadChoice &choice);

/// What the analyst has said of how a layer is to be read. It is kept with the layer, and so with the project.
raster::ReadChoice readChoiceOf(const QgsRasterLayer &layer);
void setReadChoice(QgsRasterLayer &layer, const raster::ReadChoice &choice);

} // namespace xemap::layer
