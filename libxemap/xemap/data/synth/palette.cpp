// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/palette.h"

namespace xemap::data::synth {

Colour varied(Colour colour, float amount, Random &random) {
  const float brightness = 1.0F + amount * static_cast<float>(random.normal());
  const float warmth = 0.22F * amount * static_cast<float>(random.normal());
  return {colour.red * (brightness + warmth), colour.green * brightness, colour.blue * (brightness - warmth)};
}

Palette drawPalette(Random &random) {
  // A season and a soil shared by the whole scene: drawn once, so that neighbours agree.
  const auto dryness = static_cast<float>(random.between(0.0, 0.6));
  const auto redness = static_cast<float>(random.between(0.0, 0.45));
  const auto turbidity = static_cast<float>(random.between(0.0, 0.7));
  Palette palette;
  palette.grass = varied(mix(rgb(0x66794A), rgb(0x8A8255), dryness), 0.05F, random);
  palette.dryGrass = varied(rgb(0x968C5E), 0.05F, random);
  palette.soil = varied(mix(rgb(0x80694F), rgb(0x8E5E44), redness), 0.06F, random);
  palette.lightSoil = varied(mix(rgb(0xA8916F), rgb(0xB08163), redness), 0.06F, random);
  palette.broadleaf = varied(mix(rgb(0x556638), rgb(0x63683C), dryness), 0.07F, random);
  palette.conifer = varied(rgb(0x42533B), 0.07F, random);
  palette.river = varied(mix(rgb(0x3F5A57), rgb(0x7C7355), turbidity), 0.06F, random);
  palette.lake = varied(mix(rgb(0x2F4B50), rgb(0x54654F), turbidity * 0.6F), 0.06F, random);
  palette.sand = varied(rgb(0xB9A98A), 0.05F, random);
  palette.asphalt = varied(rgb(0x7B7B7D), 0.07F, random);
  palette.concrete = varied(rgb(0xA8A59D), 0.05F, random);
  palette.redRoofs = {rgb(0x9B5B45), rgb(0xA7654A), rgb(0x8C4F40), rgb(0xB0735A)};
  palette.darkRoofs = {rgb(0x5A5B60), rgb(0x6A5C52), rgb(0x4E4F55), rgb(0x74655A)};
  palette.lightRoofs = {rgb(0xB4AFA6), rgb(0xC9C5BC), rgb(0xA39C92)};
  palette.industrialRoofs = {rgb(0xC8C8C6), rgb(0xB2B4B6), rgb(0x97999C), rgb(0xDAD9D5),
                             rgb(0x8FA0AF), rgb(0x6F8FAE), rgb(0xA9978A), rgb(0x9A6A58)};
  palette.redRoofShare = random.between(0.15, 0.85);
  return palette;
}

} // namespace xemap::data::synth
