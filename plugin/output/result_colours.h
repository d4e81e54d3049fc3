// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/raster/geotiff_sink.h"

#include <QColor>

class QgsMapLayer;
class QgsProject;

namespace xemap::output {

/// The colour of the answers about what a question is about, conditions aside; the same for the same words all the
/// while the project lives, whatever becomes of their layers.
QColor colourIn(QgsProject &project, const raster::Provenance &provenance);

/// The colour that the layers of a result share; that of a question about nothing in particular where the layer has
/// none.
QColor colourOf(const QgsMapLayer &layer);
void setColour(QgsMapLayer &layer, const QColor &colour);

/// Of outlines around what has that colour.
QColor outlineColour(const QColor &colour);

} // namespace xemap::output
