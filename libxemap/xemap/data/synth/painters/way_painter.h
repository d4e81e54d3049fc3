// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/base/random.h"
#include "xemap/data/synth/canvas.h"
#include "xemap/data/synth/layout.h"
#include "xemap/data/synth/palette.h"

namespace xemap::data::synth {

/// Paints the river with its banks over the parcels.
void paintRiver(const River &river, const Palette &palette, Canvas &canvas, Random &random);

/// Trees and bushes along the river.
void plantRiverBanks(const River &river, const Palette &palette, Canvas &canvas, Random &random);

/// Paints the sea and its beach over all but harbours.
void paintCoast(const Layout &layout, const Palette &palette, Canvas &canvas, Random &random);

/// Paints a street, track, main road or railway over what is there; streets and tracks end at the river, main roads and
/// railways cross it on bridges.
void paintWay(const Way &way, const Palette &palette, Canvas &canvas, Random &random);

/// Cars on the carriageway and parked beside it, and trees along it.
void placeTraffic(const Way &way, const Palette &palette, Canvas &canvas, Random &random);

} // namespace xemap::data::synth
