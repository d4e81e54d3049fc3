// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

class QgsRasterLayer;

namespace xemap::layer {

/// Shows probabilities from transparent at 0 through yellow to red at 1.
void styleProbability(QgsRasterLayer &layer);

/// Fills the pixels of a probability raster that reach the threshold; reads no pixel to do so.
///
/// Units: `threshold` in [0,1].
void styleMask(QgsRasterLayer &layer, double threshold);

} // namespace xemap::layer
