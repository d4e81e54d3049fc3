// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QColor>

class QgsProject;
class QgsRasterLayer;
class QgsVectorLayer;

namespace xemap::output {

/// Shows probabilities from transparent at 0 to a darker shade of the colour at 1.
void styleProbability(QgsRasterLayer &layer, const QColor &colour);

/// Fills the pixels of a probability raster that reach the threshold lightly; reads no pixel to do so.
///
/// Units: `threshold` in [0,1].
void styleMask(QgsRasterLayer &layer, double threshold, const QColor &colour);

/// Lets what styleMask() made follow another threshold. Colours, opacity and all else that was changed by hand stay; a
/// renderer of another kind stays altogether.
void restyleMask(QgsRasterLayer &layer, double threshold);

/// Fills the pixels of a mask that are 1, as styleMask does.
void styleBinaryMask(QgsRasterLayer &layer, const QColor &colour);

/// Gives each class of a class map its name and the colour that its subject has in the project; "other" is transparent.
///
/// Throws: Unreadable, naming the file.
void styleClassMap(QgsRasterLayer &layer, QgsProject &project);

/// Outlines regions and fills them lightly, so that what is below stays in sight.
void styleRegions(QgsVectorLayer &layer, const QColor &colour);

} // namespace xemap::output
