// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "xemap/base/random.h"
#include "xemap/data/synth/canvas.h"

namespace xemap::data::synth {

/// The colours of one region and season.
struct Palette {
  Colour grass;
  Colour dryGrass;
  Colour soil;
  Colour lightSoil;
  Colour broadleaf;
  Colour conifer;
  Colour river;
  Colour lake;
  Colour sand;
  Colour asphalt;
  Colour concrete;
  std::vector<Colour> redRoofs;
  std::vector<Colour> darkRoofs;
  std::vector<Colour> lightRoofs;
  std::vector<Colour> industrialRoofs;
  double redRoofShare = 0.6;
};

Palette drawPalette(Random &random);

/// The same colour a little brighter or darker and a little shifted in hue.
Colour varied(Colour colour, float amount, Random &random);

} // namespace xemap::data::synth
