// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

class QgsRasterLayer;
class QgsVectorLayer;

namespace xemap::output {

/// Shows probabilities from transparent at 0 through yellow to red at 1.
void styleProbability(QgsRasterLayer &layer);

/// Fills the pixels of a probability raster that reach the threshold; reads no pixel to do so.
///
/// Units: `threshold` in [0,1].
void styleMask(QgsRasterLayer &layer, double threshold);

/// Fills the pixels of a mask that are 1, as styleMask does.
void styleBinaryMask(QgsRasterLayer &layer);

/// Gives each class of a class map its colour and its name; "other" is transparent.
///
/// Throws: Unreadable, naming the file.
void styleClassMap(QgsRasterLayer &layer);

/// Outlines regions in the colour of the mask, so that what is below stays in sight.
void styleRegions(QgsVectorLayer &layer);

} // namespace xemap::output
